/** The sandbox as an HTTP server in a process of its own, with a journal and with faults, for trials. */
@NullMarked
package app.plantain.providers.sandbox.server;

import org.jspecify.annotations.NullMarked;
