package gonogo.checklist;

import gonogo.model.Checklist;
import gonogo.model.InvalidInputException;
import gonogo.model.Names;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import gonogo.model.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The checklists that come with gonogo, by name. */
public final class ShippedChecklists {
  private static final List<String> NAMES = List.of("production-deployment", "website");

  private static final String PREFIX = "shipped:";

  private final List<String> names;
  private final List<String> basis;
  private final Function<String, Source> sources;

  /**
   * Checklists from elsewhere than the class path.
   *
   * @param sources the file of each of the names
   */
  ShippedChecklists(List<String> names, Function<String, Source> sources) {
    this(names, names, sources);
  }

  private ShippedChecklists(
      Collection<String> names, Collection<String> basis, Function<String, Source> sources) {
    this.names = List.copyOf(names);
    this.basis = List.copyOf(basis);
    this.sources = sources;
  }

  /** Those of the class path, where the build puts {@code config/checklists}. */
  public static ShippedChecklists onClassPath() {
    return new ShippedChecklists(NAMES, ShippedChecklists::resource);
  }

  /**
   * The same, but as they were when a run was recorded. A Markdown checklist is then matched with the recorded ones only,
   * so that one that was shipped since changes nothing.
   *
   * @param inputs the files of the run, shipped ones as {@link Checklist#source()} gave them
   */
  public ShippedChecklists asRecorded(List<Source> inputs) {
    SequencedMap<String, Source> recorded = new LinkedHashMap<>();
    for (var input : inputs) {
      if (input.path().startsWith(PREFIX)) {
        recorded.put(input.path().substring(PREFIX.length()), input);
      }
    }
    SequencedSet<String> all = new LinkedHashSet<>(names);
    all.addAll(recorded.keySet());
    return new ShippedChecklists(all, recorded.keySet(), name -> {
      var source = recorded.get(name);
      return source == null ? sources.apply(name) : source;
    });
  }

  public List<String> names() {
    return names;
  }

  /**
   * Reads one.
   *
   * @throws InvalidInputException when there is none of that name
   */
  public Checklist read(String name) {
    var problems = new Problems();
    var source = source(new Word(name, Place.of(name)), problems);
    var checklist = source == null ? null : ChecklistReader.read(source, problems);
    problems.throwIfAny();
    if (checklist == null) {
      throw new IllegalStateException("a checklist that cannot be read leaves a problem: " + name);
    }
    return checklist;
  }

  /** Those that a Markdown checklist is matched with, the first that has an item before the others. */
  List<Checklist> basis() {
    return basis.stream().map(this::read).toList();
  }

  /** The file of one; null, after a problem, when there is none of that name. */
  @Nullable
  Source source(Word name, Problems problems) {
    if (names.contains(name.text())) {
      return sources.apply(name.text());
    }
    problems.add(
        name.place(),
        "no checklist %s is shipped%s; a file ends in .yaml, .yml or .md"
            .formatted(Shown.text(name.text()), Names.hint(name.text(), names)));
    return null;
  }

  /** The facts that any of them declares. */
  List<String> facts() {
    List<String> facts = new ArrayList<>();
    names.forEach(name -> facts.addAll(read(name).facts().keySet()));
    return facts;
  }

  /** The roles that any of them declares. */
  List<String> roles() {
    return names.stream().flatMap(name -> read(name).roles().stream()).toList();
  }

  private static Source resource(String name) {
    var path = "/gonogo/checklists/" + name + ".yaml";
    try (var in = ShippedChecklists.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + path);
      }
      return new Source(PREFIX + name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
