package gonogo.checklist;

import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.SignedFile;
import gonogo.model.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one loading shares: where files come from, which were read, and what is wrong with them. */
final class Reading {
  private static final String SHEET = ".json";
  private static final String SIGNATURE = ".sig";

  private final InputFiles files;
  private final Function<String, @Nullable String> variables;
  private final Problems problems = new Problems();
  private final List<Source> sources = new ArrayList<>();
  private final SequencedMap<String, String> used = new LinkedHashMap<>();

  /**
   * A loading.
   *
   * @param variables the environment variables by name
   */
  Reading(InputFiles files, Function<String, @Nullable String> variables) {
    this.files = files;
    this.variables = variables;
  }

  Problems problems() {
    return problems;
  }

  /** What was read, in the order of reading. */
  List<Source> sources() {
    return List.copyOf(sources);
  }

  void add(Source source) {
    sources.add(source);
  }

  /** A file by the path as people see it. */
  @Nullable
  Source file(String path, Place named) {
    var source = files.read(path, named, problems);
    if (source != null && !sources.contains(source)) {
      sources.add(source);
    }
    return source;
  }

  /** A file that a word of another file names. */
  @Nullable
  Source fileBeside(Word path) {
    if (path.text().isEmpty()) {
      return null;
    }
    var seen = InputFiles.beside(path.place(), path.text(), problems);
    return seen == null ? null : file(seen, path.place());
  }

  /** The tree of a file that a word of another file names. */
  @Nullable
  Node treeBeside(Word path) {
    var source = fileBeside(path);
    return source == null ? null : YamlReader.read(source, problems);
  }

  /** The sheets {@code *.json} of a folder that a word names, each with its {@code .sig} when it has one. */
  List<SignedFile> signedFilesIn(Word folder) {
    var seen = InputFiles.beside(folder.place(), folder.text(), problems);
    if (seen == null) {
      return List.of();
    }
    var signatures = Set.copyOf(files.list(seen, SHEET + SIGNATURE, folder.place(), problems));
    List<SignedFile> signed = new ArrayList<>();
    for (var path : files.list(seen, SHEET, folder.place(), problems)) {
      var sheet = file(path, folder.place());
      var beside = path + SIGNATURE;
      var signature = signatures.contains(beside) ? file(beside, folder.place()) : null;
      if (sheet != null) {
        signed.add(new SignedFile(sheet, signature));
      }
    }
    return List.copyOf(signed);
  }

  @Nullable
  String variable(String name) {
    var value = variables.apply(name);
    if (value != null) {
      used.put(name, value);
    }
    return value;
  }

  /** The variables that were looked up, so that a replay can give the same ones. */
  SequencedMap<String, String> usedVariables() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(used));
  }
}
