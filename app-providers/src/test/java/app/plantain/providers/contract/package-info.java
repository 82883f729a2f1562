/** The contract of every adapter, and what the vendors' simulators share. */
@NullMarked
package app.plantain.providers.contract;

import org.jspecify.annotations.NullMarked;
