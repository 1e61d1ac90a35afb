/** The kind of system {@code web}: a site or an API behind one URL. */
@NullMarked
package gonogo.collect.web;

import org.jspecify.annotations.NullMarked;
