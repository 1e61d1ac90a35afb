package gonogo.checklist;

import gonogo.model.Checklist;
import gonogo.model.Place;
import gonogo.model.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads an environment, its checklist and the files that both name, and checks one against the other.
 *
 * <p>The problems of all files are reported at once, in the order of the files and lines.
 */
public final class InputsReader {
  private static final String MARKDOWN = ".md";

  private final InputFiles files;
  private final ShippedChecklists shipped;
  private final Function<String, @Nullable String> variables;
  private final LocalDate today;
  private final ReleaseClues clues;

  /** A reader that takes a release as it is written. */
  public InputsReader(
      InputFiles files,
      ShippedChecklists shipped,
      Function<String, @Nullable String> variables,
      LocalDate today) {
    this(files, shipped, variables, today, ReleaseClues.none());
  }

  /**
   * A reader.
   *
   * @param variables environment variables by name, for {@code ${env:NAME}} in the release and the labels
   * @param today the day of the run, in UTC
   * @param clues what else says which release it is
   */
  public InputsReader(
      InputFiles files,
      ShippedChecklists shipped,
      Function<String, @Nullable String> variables,
      LocalDate today,
      ReleaseClues clues) {
    this.files = files;
    this.shipped = shipped;
    this.variables = variables;
    this.today = today;
    this.clues = clues;
  }

  /**
   * The inputs of an environment file.
   *
   * @param environment the path, as the user wrote it
   * @param releaseFlags what {@code --release KEY=VALUE} says
   */
  public Draft draft(String environment, Map<String, String> releaseFlags) {
    var reading = new Reading(files, variables);
    var source = reading.file(environment, Place.of(environment));
    return draft(reading, source, releaseFlags);
  }

  /** The same, when no more mistakes are looked for. */
  public Inputs read(String environment, Map<String, String> releaseFlags) {
    return draft(environment, releaseFlags).orThrow();
  }

  /** The inputs of an environment whose text is at hand; the files that it names are looked up beside its path. */
  public Draft draft(Source environment, Map<String, String> releaseFlags) {
    var reading = new Reading(files, variables);
    reading.add(environment);
    return draft(reading, environment, releaseFlags);
  }

  /** The same, when no more mistakes are looked for. */
  public Inputs read(Source environment, Map<String, String> releaseFlags) {
    return draft(environment, releaseFlags).orThrow();
  }

  /**
   * A checklist alone.
   *
   * @param name as in an environment: a shipped name, or a path that ends in .yaml, .yml or .md, from the working
   *     directory
   */
  public Checklist readChecklist(String name) {
    var reading = new Reading(files, variables);
    var checklist = checklist(reading, new Word(name, Place.of(name)), false);
    new Draft(null, reading.problems(), paths(reading)).throwIfAny();
    return present(checklist);
  }

  private Draft draft(Reading reading, @Nullable Source source, Map<String, String> releaseFlags) {
    var problems = reading.problems();
    var tree = source == null ? null : EnvironmentTree.read(reading, source);
    var environment =
        tree == null ? null : new EnvironmentReader(reading, clues, today).read(tree, releaseFlags);
    var checklist = environment == null
        ? null
        : checklist(reading, new Word(environment.checklist(), environment.checklistPlace()), true);
    if (environment != null && checklist != null) {
      new InputRules(environment, checklist, shipped, problems).check();
    }
    var inputs =
        environment == null || checklist == null ? null : new Inputs(environment, checklist);
    return new Draft(inputs, problems, paths(reading));
  }

  private @Nullable Checklist checklist(Reading reading, Word name, boolean beside) {
    var source = checklistSource(reading, name, beside);
    if (source == null) {
      return null;
    }
    return source.path().endsWith(MARKDOWN)
        ? MarkdownChecklist.read(source, shipped, reading.problems())
        : ChecklistReader.read(source, reading.problems());
  }

  private @Nullable Source checklistSource(Reading reading, Word name, boolean beside) {
    var problems = reading.problems();
    var text = name.text();
    if (text.isEmpty()) {
      return null;
    }
    if (text.endsWith(".yaml") || text.endsWith(".yml") || text.endsWith(MARKDOWN)) {
      return beside ? reading.fileBeside(name) : reading.file(text, name.place());
    }
    return shipped.source(name, problems);
  }

  private static List<String> paths(Reading reading) {
    return reading.sources().stream().map(Source::path).toList();
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("what cannot be read leaves a problem");
    }
    return value;
  }
}
