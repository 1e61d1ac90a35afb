/** What tests of probes and collectors share: a world of planted replies, and the surroundings of a collector. */
@NullMarked
package gonogo.testing;

import org.jspecify.annotations.NullMarked;
