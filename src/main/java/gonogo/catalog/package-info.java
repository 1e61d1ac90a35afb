/** Finds probes, collectors and kinds of systems, binds trees to them, and generates the reference. */
@NullMarked
package gonogo.catalog;

import org.jspecify.annotations.NullMarked;
