package gonogo.checklist;

import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import gonogo.model.Source;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the files come from that people name: the disk, or what a bundle holds. */
public interface InputFiles {

  /**
   * Reads one file.
   *
   * @param path as people see it: from the working directory, or absolute
   * @param named where it is named
   * @return the file under exactly that path; null, after a problem, when it cannot be read
   */
  @Nullable
  Source read(String path, Place named, Problems problems);

  /**
   * The paths of the files in a folder whose names end so, sorted; those of its own folders not.
   *
   * @param folder as people see it; one that is not there has no files
   */
  List<String> list(String folder, String suffix, Place named, Problems problems);

  /** The same files, but for one that is as given: to read what a change would come to before it is made. */
  default InputFiles with(Source given) {
    return new LayeredFiles(this, given);
  }

  /** The files of this machine. */
  static InputFiles onDisk() {
    return new DiskFiles();
  }

  /** Files that are at hand already, by their paths. */
  static InputFiles of(Map<String, Source> files) {
    return new GivenFiles(files);
  }

  /** No files at all. */
  static InputFiles none() {
    return of(Map.of());
  }

  /**
   * The path, as people see it, of a file that another file names.
   *
   * @param path relative to the folder of the file that names it, or absolute
   * @return null, after a problem, when it is no path
   */
  static @Nullable String beside(Place named, String path, Problems problems) {
    try {
      return Path.of(named.file()).resolveSibling(Path.of(path)).toString();
    } catch (InvalidPathException e) {
      problems.add(named, Shown.text(path) + " is not a path");
      return null;
    }
  }
}
