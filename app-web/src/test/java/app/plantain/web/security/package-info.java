/** Tests of who may ask for what, through a real port. */
@NullMarked
package app.plantain.web.security;

import org.jspecify.annotations.NullMarked;
