/** Probes that look at the Domain Name System. */
@NullMarked
package gonogo.probes.dns;

import org.jspecify.annotations.NullMarked;
