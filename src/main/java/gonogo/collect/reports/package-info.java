/** The kind of system {@code reports}: a folder into which CI put its reports, and what is in them. */
@NullMarked
package gonogo.collect.reports;

import org.jspecify.annotations.NullMarked;
