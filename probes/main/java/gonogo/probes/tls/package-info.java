@NullMarked
package gonogo.probes.tls;

import org.jspecify.annotations.NullMarked;
