package gonogo.checklist;

import gonogo.model.Extension.Overruled;
import gonogo.model.Names;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays the tree of one environment over that of another: mappings merge, lists and values replace, and the word
 * {@code null} takes away what is there. Everything keeps the place where it was written.
 */
final class Overlay {
  private static final String ITEMS = "items";
  private static final String WITH = "with";

  private final String base;
  private final Problems problems;
  private final List<Overruled> overruled = new ArrayList<>();

  /**
   * An overlay.
   *
   * @param base what messages call the file below
   */
  Overlay(String base, Problems problems) {
    this.base = base;
    this.problems = problems;
  }

  /** What was said otherwise of items so far. */
  List<Overruled> overruled() {
    return List.copyOf(overruled);
  }

  Node.Mapping merge(Node.Mapping below, Node.Mapping above) {
    return merge(below, above, List.of());
  }

  private Node.Mapping merge(Node.Mapping below, Node.Mapping above, List<String> path) {
    Map<String, Node.Entry> merged = new LinkedHashMap<>(below.entries());
    above.entries().forEach((key, entry) -> {
      var under = below.entries().get(key);
      List<String> here = new ArrayList<>(path);
      here.add(key);
      if (isNull(entry.value())) {
        remove(key, entry, under, below, here);
        merged.remove(key);
      } else if (under == null) {
        merged.put(key, alone(entry, here));
      } else {
        merged.put(key, over(under, entry, here));
      }
    });
    return new Node.Mapping(merged, above.place());
  }

  private void remove(
      String key,
      Node.Entry entry,
      Node.@Nullable Entry under,
      Node.Mapping below,
      List<String> path) {
    if (under == null) {
      problems.add(
          entry.keyPlace(),
          "null takes away what %s says, but it says nothing of %s%s"
              .formatted(base, name(path), Names.hint(key, below.entries().keySet())));
    } else {
      overrule(path, under.value(), null, entry.keyPlace());
    }
  }

  /** What has nothing below it has nothing that null could take away either. */
  private Node.Entry alone(Node.Entry entry, List<String> path) {
    return entry.value() instanceof Node.Mapping mapping
        ? new Node.Entry(
            entry.keyPlace(), merge(Node.Mapping.empty(mapping.place()), mapping, path))
        : entry;
  }

  private Node.Entry over(Node.Entry under, Node.Entry entry, List<String> path) {
    if (under.value() instanceof Node.Mapping below
        && entry.value() instanceof Node.Mapping above) {
      return new Node.Entry(entry.keyPlace(), merge(below, above, path));
    }
    if (isBlank(entry.value())) {
      problems.add(
          entry.value().place(),
          "%s is empty; the word null would take away what %s says".formatted(name(path), base));
      return under;
    }
    if (under.value() instanceof Node.Mapping || entry.value() instanceof Node.Mapping) {
      problems.add(
          entry.value().place(),
          "%s is %s here and %s at %s; they do not merge"
              .formatted(
                  name(path),
                  Shown.kind(entry.value()),
                  Shown.kind(under.value()),
                  under.value().place()));
      return under;
    }
    overrule(path, under.value(), entry.value(), entry.keyPlace());
    return entry;
  }

  /** What is not as in the file below; only what is said of items can weaken a limit. */
  private void overrule(List<String> path, Node from, @Nullable Node to, Place place) {
    if (!path.getFirst().equals(ITEMS)) {
      return;
    }
    if (path.size() > 1) {
      var what =
          path.subList(2, path.size()).stream().filter(key -> !key.equals(WITH)).toList();
      overruled.add(new Overruled(path.get(1), String.join(" ", what), from, to, place));
    } else if (from instanceof Node.Mapping items) {
      items
          .entries()
          .forEach(
              (item, entry) -> overruled.add(new Overruled(item, "", entry.value(), to, place)));
    }
  }

  private static String name(List<String> path) {
    return Shown.line(String.join(".", path));
  }

  /** Only the word itself: where a value is left out, its lines may have got lost. */
  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar
        && !scalar.quoted()
        && scalar.text().equals("null");
  }

  private static boolean isBlank(Node node) {
    return node instanceof Node.Scalar scalar
        && !scalar.quoted()
        && scalar.text().isEmpty();
  }
}
