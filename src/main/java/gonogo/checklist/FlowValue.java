package gonogo.checklist;

import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in YAML flow style that stands in one line of another file. */
final class FlowValue {

  private FlowValue() {}

  /** The tree of a value, with places in the file that it stands in; null, after a problem, when it is none. */
  static @Nullable Node read(Word word, Problems problems) {
    if (word.text().isBlank()) {
      problems.add(word.place(), "a value is missing after =");
      return null;
    }
    var place = word.place();
    var found = new Problems();
    var node = YamlReader.read(new Source(place.file(), word.text()), found);
    if (node != null && found.isEmpty()) {
      return moved(node, word);
    }
    // Messages may name further places, so the value is read once more where it stands.
    var above = "\n".repeat(place.line() - 1) + " ".repeat(place.column() - 1);
    YamlReader.read(new Source(place.file(), above + word.text()), problems);
    return null;
  }

  /** Recursion is safe: the reader limits how deep a tree nests. */
  private static Node moved(Node node, Word word) {
    var place = moved(node.place(), word);
    return switch (node) {
      case Node.Scalar scalar -> new Node.Scalar(scalar.text(), scalar.quoted(), place);
      case Node.Sequence sequence ->
        new Node.Sequence(
            sequence.values().stream().map(value -> moved(value, word)).toList(), place);
      case Node.Mapping mapping -> {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        mapping
            .entries()
            .forEach((key, entry) -> entries.put(
                key, new Node.Entry(moved(entry.keyPlace(), word), moved(entry.value(), word))));
        yield new Node.Mapping(entries, place);
      }
    };
  }

  private static Place moved(Place place, Word word) {
    var start = word.place();
    return new Place(start.file(), start.line(), start.column() + place.column() - 1);
  }
}
