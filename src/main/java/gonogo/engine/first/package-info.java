/** What a working directory says of the product in it, for a first environment file. */
@NullMarked
package gonogo.engine.first;

import org.jspecify.annotations.NullMarked;
