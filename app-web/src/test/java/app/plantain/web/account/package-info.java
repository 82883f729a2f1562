/** Tests of people and teams. */
@NullMarked
package app.plantain.web.account;

import org.jspecify.annotations.NullMarked;
