/** Jobs: what runs, what came of it, and what a person can do about it. */
@NullMarked
package app.plantain.web.ui.jobs;

import org.jspecify.annotations.NullMarked;
