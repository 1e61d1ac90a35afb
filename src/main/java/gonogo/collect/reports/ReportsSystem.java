package gonogo.collect.reports;

import gonogo.api.Reports;
import gonogo.api.Subject;
import gonogo.api.SystemRef;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder into which CI put its reports.
 *
 * @param path the folder
 * @param commitFile from the folder, with {@code /}; null when nothing but the reports says the commit
 */
public record ReportsSystem(
    SystemRef ref, Path path, @Nullable String commitFile, Subject subject) implements Reports {}
