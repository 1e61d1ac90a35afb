/** All that the author of a probe or a collector needs. */
@NullMarked
package gonogo.api;

import org.jspecify.annotations.NullMarked;
