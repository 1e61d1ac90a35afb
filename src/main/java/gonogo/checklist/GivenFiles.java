package gonogo.checklist;

import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import gonogo.model.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files that are at hand already, by their paths as people see them. */
record GivenFiles(Map<String, Source> files) implements InputFiles {
  GivenFiles {
    files = Map.copyOf(files);
  }

  @Override
  public @Nullable Source read(String path, Place named, Problems problems) {
    var source = files.get(path);
    if (source == null) {
      problems.add(named, "there is no file " + Shown.text(path));
    }
    return source;
  }

  @Override
  public List<String> list(String folder, String suffix, Place named, Problems problems) {
    var wanted = Path.of(folder);
    return files.keySet().stream()
        .filter(path -> path.endsWith(suffix) && wanted.equals(Path.of(path).getParent()))
        .sorted()
        .toList();
  }
}
