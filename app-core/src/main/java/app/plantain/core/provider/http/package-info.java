/**
 * The one way out: an HTTP client for vendors that goes to no private address, sends nothing twice, reads no more than
 * it was told to, and says of every failure how far the request came.
 */
@NamedInterface("http")
@NullMarked
package app.plantain.core.provider.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
