/** What load balancers and monitoring ask of this process. */
@NullMarked
package app.plantain.web.health;

import org.jspecify.annotations.NullMarked;
