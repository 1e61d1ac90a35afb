package gonogo.checklist;

import gonogo.model.Node;
import gonogo.model.Problems;
import gonogo.model.Shown;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses that a credential goes to an address which it was not written for: that of a system whose URL is another than
 * in the file below, while the credential still comes from there.
 */
final class InheritedCredentials {
  private static final String SYSTEMS = "systems";
  private static final String URL = "url";
  private static final String REFERENCE = "${";

  private final Problems problems;

  InheritedCredentials(Problems problems) {
    this.problems = problems;
  }

  /**
   * Looks for them.
   *
   * @param base the tree below
   * @param merged the tree that came of it
   */
  void refuse(Node.Mapping base, Node.Mapping merged) {
    if (!(merged.get(SYSTEMS) instanceof Node.Mapping kinds)) {
      return;
    }
    kinds.entries().forEach((kind, named) -> {
      if (named.value() instanceof Node.Mapping systems) {
        systems.entries().forEach((name, system) -> {
          if (below(base, kind, name) instanceof Node.Scalar was
              && system.value() instanceof Node.Mapping keys) {
            check(kind + "/" + name, was, keys);
          }
        });
      }
    });
  }

  /** The URL that a system has in the tree below. */
  private static Node below(Node.Mapping base, String... path) {
    Node node = base;
    for (var key : List.of(SYSTEMS, path[0], path[1], URL)) {
      var next = node instanceof Node.Mapping mapping ? mapping.get(key) : null;
      if (next == null) {
        return Node.Mapping.empty(base.place());
      }
      node = next;
    }
    return node;
  }

  private void check(String system, Node.Scalar was, Node.Mapping keys) {
    if (!(keys.get(URL) instanceof Node.Scalar url) || url.text().equals(was.text())) {
      return;
    }
    List<String> inherited = new ArrayList<>();
    collect(keys, "", was.place().file(), inherited);
    if (!inherited.isEmpty()) {
      problems.add(
          url.place(),
          "%s: the url is another than at %s, but its credential would be the one for that address: %s; write it out here too, or take it away with null"
              .formatted(Shown.line(system), was.place(), String.join(", ", inherited)));
    }
  }

  private static void collect(Node node, String path, String file, List<String> inherited) {
    switch (node) {
      case Node.Scalar scalar -> {
        if (scalar.text().contains(REFERENCE) && scalar.place().file().equals(file)) {
          inherited.add("%s at %s".formatted(Shown.line(path), scalar.place()));
        }
      }
      case Node.Sequence list ->
        list.values().forEach(value -> collect(value, path, file, inherited));
      case Node.Mapping mapping ->
        mapping
            .entries()
            .forEach((key, entry) ->
                collect(entry.value(), path.isEmpty() ? key : path + "." + key, file, inherited));
    }
  }
}
