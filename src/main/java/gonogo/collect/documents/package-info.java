/**
 * The kind of system {@code documents}: a folder of documents, as a rule a checkout of a
 * repository.
 */
@NullMarked
package gonogo.collect.documents;

import org.jspecify.annotations.NullMarked;
