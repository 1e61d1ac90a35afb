/** Tests of the checklists that are shipped, as data: they do not use the code that loads them. */
@NullMarked
package gonogo.shipped;

import org.jspecify.annotations.NullMarked;
