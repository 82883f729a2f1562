/** Tests of what is shown where a request fails. */
@NullMarked
package app.plantain.web.error;

import org.jspecify.annotations.NullMarked;
