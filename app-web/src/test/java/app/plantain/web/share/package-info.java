/** Tests of the pages for guests. */
@NullMarked
package app.plantain.web.share;

import org.jspecify.annotations.NullMarked;
