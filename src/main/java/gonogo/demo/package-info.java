/** A site in this process, with planted faults, for {@code gonogo demo}: sees nothing of gonogo but what users see. */
@NullMarked
package gonogo.demo;

import org.jspecify.annotations.NullMarked;
