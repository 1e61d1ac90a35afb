/** The program as a whole, from outside: processes of its own, real connections, and what they leave. */
@NullMarked
package gonogo.process;

import org.jspecify.annotations.NullMarked;
