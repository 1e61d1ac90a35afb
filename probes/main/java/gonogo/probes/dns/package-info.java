@NullMarked
package gonogo.probes.dns;

import org.jspecify.annotations.NullMarked;
