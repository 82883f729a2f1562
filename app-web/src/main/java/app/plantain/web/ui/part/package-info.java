/** Small parts that every view is made of, so that all views look and speak alike. */
@NullMarked
package app.plantain.web.ui.part;

import org.jspecify.annotations.NullMarked;
