/** Kills, freezes and starves running nodes, and then asks whether anything was lost, kept waiting or paid twice. */
@NullMarked
package app.plantain.web.crash;

import org.jspecify.annotations.NullMarked;
