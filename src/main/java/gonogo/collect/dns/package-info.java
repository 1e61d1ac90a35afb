@NullMarked
package gonogo.collect.dns;

import org.jspecify.annotations.NullMarked;
