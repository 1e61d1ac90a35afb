package gonogo.checklist;

import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import gonogo.model.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Reads the YAML that people write: one document of mappings, lists and text, without anchors, aliases, tags and merge
 * keys.
 *
 * <p>Scalars keep their text, so that {@code version: 1.10} stays {@code 1.10}; only their reader knows what they mean.
 */
public final class YamlReader {
  /** Largest file, in bytes of UTF-8. */
  static final int MAX_BYTES = 1 << 20;

  /** Deepest nesting of lists and mappings. */
  static final int MAX_DEPTH = 50;

  private final YamlEvents events;
  private final Problems problems;
  private final List<Event> list;
  private boolean faithful = true;
  private int next;

  private YamlReader(YamlEvents events, Problems problems) {
    this.events = events;
    this.problems = problems;
    this.list = events.list();
  }

  /**
   * Reads a file.
   *
   * @return null when there is no tree that says what the file says; the problems say why. A tree may come back beside
   *     problems, so that further mistakes can be found in it.
   */
  public static @Nullable Node read(Source source, Problems problems) {
    if (isTooLarge(source, problems)) {
      return null;
    }
    var events = YamlEvents.read(source, problems);
    if (events == null) {
      return null;
    }
    if (events.list().isEmpty()) {
      problems.add(Place.of(source.path()), "the file is empty");
      return null;
    }
    var reader = new YamlReader(events, problems);
    var root = reader.node();
    return reader.faithful && events.faithful() ? root : null;
  }

  /** Adds a problem when a file is larger than any that people write. */
  static boolean isTooLarge(Source source, Problems problems) {
    boolean large = source.text().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    if (large) {
      problems.add(Place.of(source.path()), tooLarge());
    }
    return large;
  }

  static String tooLarge() {
    return "the file is larger than 1 MiB (%d bytes)".formatted(MAX_BYTES);
  }

  /** Recursion is safe: the first pass refused what is nested deeper than {@link #MAX_DEPTH}. */
  private Node node() {
    var event = list.get(next++);
    var place = events.place(event.getStartMark());
    return switch (event) {
      case ScalarEvent scalar -> new Node.Scalar(scalar.getValue(), !scalar.isPlain(), place);
      case SequenceStartEvent _ -> sequence(place);
      case MappingStartEvent _ -> mapping(place);
      default -> new Node.Scalar("", false, place); // an alias, already refused
    };
  }

  private Node.Sequence sequence(Place place) {
    List<Node> values = new ArrayList<>();
    while (isNot(Event.ID.SequenceEnd)) {
      values.add(node());
    }
    next++;
    return new Node.Sequence(values, place);
  }

  private Node.Mapping mapping(Place place) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (isNot(Event.ID.MappingEnd)) {
      var key = node();
      put(entries, key, node());
    }
    next++;
    return new Node.Mapping(entries, place);
  }

  private void put(Map<String, Node.Entry> entries, Node key, Node value) {
    switch (key) {
      case Node.Scalar scalar
      when scalar.text().equals("<<") && !scalar.quoted() ->
        refuse(scalar.place(), "merge keys (<<) are not supported; write the keys out");
      case Node.Scalar scalar
      when scalar.text().isEmpty() -> refuse(scalar.place(), "a key is empty");
      case Node.Scalar scalar -> {
        var first = entries.putIfAbsent(scalar.text(), new Node.Entry(scalar.place(), value));
        if (first != null) {
          var message = "the key %s is here twice; first at %s"
              .formatted(Shown.text(scalar.text()), first.keyPlace());
          problems.add(scalar.place(), message);
        }
      }
      case Node.Sequence _, Node.Mapping _ ->
        refuse(
            key.place(),
            "a key must be text, but is %s; text with { or [ needs quotes"
                .formatted(Shown.kind(key)));
    }
  }

  private void refuse(Place place, String message) {
    faithful = false;
    problems.add(place, message);
  }

  private boolean isNot(Event.ID end) {
    return list.get(next).getEventId() != end;
  }
}
