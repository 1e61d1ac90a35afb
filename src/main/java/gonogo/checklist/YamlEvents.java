package gonogo.checklist;

import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The first pass over a YAML file: the flat stream of its events, with all that we do not read refused.
 *
 * <p>The library composes and we read by recursion; both are safe only after the depth was counted here.
 */
final class YamlEvents {
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final Problems problems;
  private final List<Event> list = new ArrayList<>();
  private boolean faithful = true;
  private int documents;
  private int depth;

  private YamlEvents(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The events of the nodes of a file; null when it cannot be parsed to its end. */
  static @Nullable YamlEvents read(Source source, Problems problems) {
    var events = new YamlEvents(source.path(), problems);
    var text =
        source.text().startsWith(BYTE_ORDER_MARK) ? source.text().substring(1) : source.text();
    return isPrintable(source.path(), text, problems) && events.parse(text) ? events : null;
  }

  /** The events from the start to the end of the only node; empty when the file has none. */
  List<Event> list() {
    return list;
  }

  /** Whether the nodes, composed, say what the file says. */
  boolean faithful() {
    return faithful;
  }

  Place place(Optional<Mark> mark) {
    return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1))
        .orElseGet(() -> Place.of(file));
  }

  private boolean parse(String text) {
    try {
      for (var event : new Parse(LoadSettings.builder().build()).parseString(text)) {
        if (!accept(event)) {
          return false;
        }
      }
      return true;
    } catch (MarkedYamlEngineException e) {
      problems.add(place(e.getProblemMark()), YamlSyntax.sentence(e));
    } catch (YamlEngineException e) {
      problems.add(Place.of(file), "not valid YAML: " + e.getMessage());
    }
    return false;
  }

  /** Whether reading can go on. */
  private boolean accept(Event event) {
    switch (event) {
      case DocumentStartEvent start -> {
        documents++;
        if (documents > 1) {
          problems.add(
              place(start.getStartMark()),
              "a second document starts here; write one document per file");
          return false;
        }
      }
      case DocumentEndEvent _, StreamStartEvent _, StreamEndEvent _ -> {}
      case CollectionEndEvent end -> {
        depth--;
        list.add(end);
      }
      case NodeEvent node -> {
        return acceptNode(node);
      }
      default -> {} // a comment, never asked for
    }
    return true;
  }

  private boolean acceptNode(NodeEvent node) {
    var place = place(node.getStartMark());
    switch (node) {
      case AliasEvent alias -> {
        faithful = false;
        problems.add(
            place,
            "aliases (*%s) are not supported; put text that starts with * in quotes"
                .formatted(name(alias.getAlias())));
      }
      case ScalarEvent scalar -> refuseExtras(place, scalar, scalar.getTag());
      case CollectionStartEvent start -> {
        refuseExtras(place, start, start.getTag());
        depth++;
        if (depth > YamlReader.MAX_DEPTH) {
          problems.add(place, "nested deeper than %d levels".formatted(YamlReader.MAX_DEPTH));
          return false;
        }
      }
      default -> {}
    }
    list.add(node);
    return true;
  }

  private void refuseExtras(Place place, NodeEvent node, Optional<String> tag) {
    node.getAnchor()
        .ifPresent(anchor -> problems.add(
            place,
            "anchors (&%s) are not supported; put text that starts with & in quotes"
                .formatted(name(anchor))));
    tag.ifPresent(name -> problems.add(
        place,
        "tags (%s) are not supported; put text that starts with ! in quotes".formatted(name)));
  }

  private static String name(Anchor anchor) {
    return anchor.getValue();
  }

  /** Looks for what YAML 1.2, 5.1 does not allow in a file; the library would name no line. */
  static boolean isPrintable(String file, String text, Problems problems) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (!StreamReader.isPrintable(point)) {
        problems.add(
            new Place(file, line, column),
            "the character U+%04X is not allowed in a text file".formatted(point));
        return false;
      }
      boolean broken = point == '\n' || (point == '\r' && !text.startsWith("\n", i + 1));
      line += broken ? 1 : 0;
      column = broken ? 1 : column + 1;
      i += Character.charCount(point);
    }
    return true;
  }
}
