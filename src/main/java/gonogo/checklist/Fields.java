package gonogo.checklist;

import gonogo.model.Names;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one mapping. A key that was not asked for by the time of {@link #end()} is unknown.
 *
 * <p>Mistakes go to the problems; what comes back then is a stand-in, see {@link Values}.
 */
final class Fields {
  private final Node.Mapping mapping;
  private final boolean isMapping;
  private final String subject;
  private final Problems problems;
  private final Values values;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * Fields of a node.
   *
   * @param subject what messages call the mapping, for example {@code an item}
   */
  Fields(Node node, String subject, Problems problems) {
    this.subject = subject;
    this.problems = problems;
    this.values = new Values(problems);
    var found = values.mapping(node, subject);
    this.isMapping = found != null;
    this.mapping = found != null ? found : Node.Mapping.empty(node.place());
  }

  Values values() {
    return values;
  }

  Place place() {
    return mapping.place();
  }

  /** The place of the value of a key, of the whole when it is not there. */
  Place place(String key) {
    var node = mapping.get(key);
    return node == null ? place() : node.place();
  }

  /** The place of a key, of the whole when it is not there. */
  Place keyPlace(String key) {
    var entry = mapping.entries().get(key);
    return entry == null ? place() : entry.keyPlace();
  }

  boolean has(String key) {
    return optional(key) != null;
  }

  @Nullable
  Node optional(String key) {
    known.add(key);
    return mapping.get(key);
  }

  @Nullable
  Node required(String key) {
    var node = optional(key);
    if (node == null && isMapping) {
      problems.add(place(), "%s needs the key %s".formatted(subject, key));
    }
    return node;
  }

  String text(String key) {
    return word(key).text();
  }

  Word word(String key) {
    return read(required(key), key, values::word, new Word("", place()));
  }

  @Nullable
  String optionalText(String key) {
    var node = optional(key);
    return node == null ? null : values.text(node, key);
  }

  @Nullable
  Word optionalWord(String key) {
    var node = optional(key);
    return node == null ? null : values.word(node, key);
  }

  /** An id; see {@link Values#name(Node, String)}. */
  Word name(String key) {
    return values.name(word(key), key);
  }

  int integer(String key) {
    return read(required(key), key, values::integer, 0);
  }

  Instant instant(String key) {
    return values.instant(word(key), key);
  }

  LocalDate date(String key) {
    return read(required(key), key, values::date, Values.NO_DATE);
  }

  @Nullable
  LocalDate optionalDate(String key) {
    var node = optional(key);
    return node == null ? null : values.date(node, key);
  }

  <E> E choice(String key, Map<String, E> words, E standIn) {
    return values.choice(word(key), key, words, standIn);
  }

  /** The texts of a list that may be absent or empty. */
  List<Word> words(String key) {
    return read(optional(key), key, values::words, List.of());
  }

  /** The texts of a list that must be there and have an entry. */
  List<Word> someWords(String key) {
    if (required(key) instanceof Node.Sequence(var entries, var place) && entries.isEmpty()) {
      problems.add(place, "%s is an empty list".formatted(key));
    }
    return words(key);
  }

  /** The texts of a list that may be absent, but not empty. */
  List<Word> noneOrSomeWords(String key) {
    return has(key) ? someWords(key) : List.of();
  }

  /** The values of a list that may be absent or empty. */
  List<Node> nodes(String key) {
    return read(optional(key), key, values::list, List.of());
  }

  /** The same, each read by a function. */
  <T> List<T> list(String key, Function<Node, T> reader) {
    return nodes(key).stream().map(reader).toList();
  }

  /** The entries of a mapping that may be absent or empty. */
  Map<String, Node.Entry> entries(String key) {
    var node = optional(key);
    var found = node == null ? null : values.mapping(node, key);
    return found == null ? Map.of() : found.entries();
  }

  /** A mapping that nobody reads yet; an empty one when it is absent. */
  Node.Mapping tree(String key) {
    var node = optional(key);
    var found = node == null ? null : values.mapping(node, key);
    return found == null ? Node.Mapping.empty(place()) : found;
  }

  /** The whole mapping but for one key, for a reader that comes later. */
  Node.Mapping without(String key) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.remove(key);
    return new Node.Mapping(entries, place());
  }

  /** Reports the keys that nobody asked for. */
  void end() {
    mapping.entries().forEach((key, entry) -> {
      if (!known.contains(key)) {
        problems.add(
            entry.keyPlace(),
            "unknown key %s of %s%s".formatted(Shown.text(key), subject, Names.hint(key, known)));
      }
    });
  }

  private static <T> T read(
      @Nullable Node node, String key, BiFunction<Node, String, T> reader, T standIn) {
    return node == null ? standIn : reader.apply(node, key);
  }
}
