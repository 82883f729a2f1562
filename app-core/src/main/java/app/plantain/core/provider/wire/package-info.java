/**
 * What adapters share when they speak JSON over HTTP to their vendors: the account, questions and their answers read
 * with care, pictures fetched, and what is not as the vendor's page promises said once.
 */
@NamedInterface("wire")
@NullMarked
package app.plantain.core.provider.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
