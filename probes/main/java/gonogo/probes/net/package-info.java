/** Probes of connections, below any protocol. */
@NullMarked
package gonogo.probes.net;

import org.jspecify.annotations.NullMarked;
