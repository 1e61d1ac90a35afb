/** Strict and canonical JSON. */
@NullMarked
package gonogo.json;

import org.jspecify.annotations.NullMarked;
