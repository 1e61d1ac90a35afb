package gonogo.collect.documents;

import gonogo.api.Setting;
import java.nio.file.Path;

/** What an environment says of a {@code documents} system. */
public record DocumentsKeys(
    @Setting(
        value = "Folder of the documents, as a rule the top of a git checkout of the release",
        example = "..")
    Path path) {}
