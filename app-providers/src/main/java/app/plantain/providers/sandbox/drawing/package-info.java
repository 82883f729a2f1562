/** Draws the sandbox's pictures: from a prompt to the bytes of a PNG file, always the same for the same motif. */
@NullMarked
package app.plantain.providers.sandbox.drawing;

import org.jspecify.annotations.NullMarked;
