/** Probes of what a site answers over HTTP. */
@NullMarked
package gonogo.probes.http;

import org.jspecify.annotations.NullMarked;
