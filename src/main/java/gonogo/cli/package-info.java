/** The command line: no logic of its own. */
@NullMarked
package gonogo.cli;

import org.jspecify.annotations.NullMarked;
