/** Probes that judge documents. */
@NullMarked
package gonogo.probes.documents;

import org.jspecify.annotations.NullMarked;
