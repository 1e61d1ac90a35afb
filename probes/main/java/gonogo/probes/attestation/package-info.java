/** Judges what people said and signed. */
@NullMarked
package gonogo.probes.attestation;

import org.jspecify.annotations.NullMarked;
