/** Pure: outcomes, waivers, adoption, facts and one instant in; statuses, a verdict and the report out. */
@NullMarked
package gonogo.judge;

import org.jspecify.annotations.NullMarked;
