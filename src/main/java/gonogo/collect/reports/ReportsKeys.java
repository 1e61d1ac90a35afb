package gonogo.collect.reports;

import gonogo.api.Setting;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What an environment says of a {@code reports} system. */
public record ReportsKeys(
    @Setting(value = "The folder of the reports", example = "build/reports")
    Path path,

    @Setting(
        value = "File in the folder whose first word is the commit that the reports are of",
        example = "COMMIT")
    @Nullable
    String commitFile) {}
