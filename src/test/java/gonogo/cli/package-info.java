@NullMarked
package gonogo.cli;

import org.jspecify.annotations.NullMarked;
