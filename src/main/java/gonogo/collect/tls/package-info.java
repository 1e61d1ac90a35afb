@NullMarked
package gonogo.collect.tls;

import org.jspecify.annotations.NullMarked;
