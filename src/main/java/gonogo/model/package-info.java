/** The words of the design as values: what people write, with the place where they wrote it, and evidence. */
@NullMarked
package gonogo.model;

import org.jspecify.annotations.NullMarked;
