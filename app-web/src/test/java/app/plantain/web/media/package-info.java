/** Tests of images over HTTP. */
@NullMarked
package app.plantain.web.media;

import org.jspecify.annotations.NullMarked;
