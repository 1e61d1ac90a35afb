/** Probes that judge what CI reported. */
@NullMarked
package gonogo.probes.reports;

import org.jspecify.annotations.NullMarked;
