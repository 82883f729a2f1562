@NullMarked
package plantain.testing;

import org.jspecify.annotations.NullMarked;
