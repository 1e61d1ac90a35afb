/** Reads what people write into located trees and typed values. */
@NullMarked
package gonogo.checklist;

import org.jspecify.annotations.NullMarked;
