/** Questions about names and connections: resolve, connect, and what this machine itself can reach. */
@NullMarked
package gonogo.collect.net;

import org.jspecify.annotations.NullMarked;
