@NullMarked
package gonogo.probes.http;

import org.jspecify.annotations.NullMarked;
