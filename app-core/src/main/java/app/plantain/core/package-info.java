/** What the product does: jobs, credits and images. It knows no web and no vendor. */
@NullMarked
package app.plantain.core;

import org.jspecify.annotations.NullMarked;
