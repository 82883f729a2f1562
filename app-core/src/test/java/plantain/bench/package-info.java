/** Measures the engine on a real database, next to what its scheduler can do at most. */
@NullMarked
package plantain.bench;

import org.jspecify.annotations.NullMarked;
