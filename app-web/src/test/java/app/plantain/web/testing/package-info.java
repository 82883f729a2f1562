/** What tests of the whole application over HTTP share. */
@NullMarked
package app.plantain.web.testing;

import org.jspecify.annotations.NullMarked;
