package gonogo.checklist;

import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Other files, but for one: it is as given, also where there is none yet. */
record LayeredFiles(InputFiles others, Source given) implements InputFiles {

  @Override
  public @Nullable Source read(String path, Place named, Problems problems) {
    return path.equals(given.path()) ? given : others.read(path, named, problems);
  }

  @Override
  public List<String> list(String folder, String suffix, Place named, Problems problems) {
    return others.list(folder, suffix, named, problems);
  }
}
