/** Report to formats. */
@NullMarked
package gonogo.report;

import org.jspecify.annotations.NullMarked;
