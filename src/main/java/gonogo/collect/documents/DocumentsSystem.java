package gonogo.collect.documents;

import gonogo.api.Documents;
import gonogo.api.Subject;
import gonogo.api.SystemRef;
import java.nio.file.Path;

/**
 * A folder of documents.
 *
 * @param path the folder, which need not be there
 */
public record DocumentsSystem(SystemRef ref, Path path, Subject subject) implements Documents {}
