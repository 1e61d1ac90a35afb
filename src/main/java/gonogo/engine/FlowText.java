package gonogo.engine;

import gonogo.model.Node;
import java.util.stream.Collectors;

/** A tree on one line, as YAML flow text. */
final class FlowText {

  private FlowText() {}

  static String of(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.text();
      case Node.Sequence list ->
        list.values().stream().map(FlowText::of).collect(Collectors.joining(", ", "[", "]"));
      case Node.Mapping map ->
        map.entries().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + of(entry.getValue().value()))
            .collect(Collectors.joining(", ", "{", "}"));
    };
  }
}
