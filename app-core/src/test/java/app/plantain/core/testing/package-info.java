/** What tests of all modules share: both databases, a clock that is set, a vendor that does as it is told. */
@NullMarked
package app.plantain.core.testing;

import org.jspecify.annotations.NullMarked;
