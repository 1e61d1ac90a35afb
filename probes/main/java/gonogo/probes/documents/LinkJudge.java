package gonogo.probes.documents;

import gonogo.api.Notes;
import gonogo.collect.documents.DocumentTargets.Kind;
import gonogo.probes.documents.Destination.Inside;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges whether links and images lead to what is there. */
final class LinkJudge {
  private static final String REMEDY = "correct the link, or add what it leads to";

  private final Notes notes;
  private final List<Document> documents = new ArrayList<>();
  private final Map<String, Set<String>> anchors = new HashMap<>();
  private Map<String, Kind> kinds = Map.of();
  private boolean blind;

  LinkJudge(Notes notes) {
    this.notes = notes;
  }

  /**
   * Asks what lies where the links lead, and reads the further documents whose headings they name.
   */
  void look(List<Document> all, Shelf shelf) {
    documents.addAll(all);
    all.forEach(document -> anchors.put(document.path(), document.anchors()));
    NavigableSet<String> paths = new TreeSet<>();
    NavigableSet<String> headings = new TreeSet<>();
    for (Document document : all) {
      for (Link link : document.links()) {
        if (Destination.of(document.path(), link.target()) instanceof Inside inside) {
          paths.add(inside.path());
          if (!inside.anchor().isEmpty() && inside.isMarkdown()) {
            headings.add(inside.path());
          }
        }
      }
    }
    paths.removeAll(anchors.keySet());
    Optional<Map<String, Kind>> there = shelf.targets(paths);
    blind = there.isEmpty();
    kinds = there.orElse(Map.of());
    headings.removeIf(path -> kinds.get(path) != Kind.FILE);
    shelf.fetch(headings).forEach((path, file) -> {
      if (file.text() != null) {
        anchors.put(path, Document.parse(path, file.text()).anchors());
      }
    });
  }

  void judge() {
    for (Document document : documents) {
      Set<String> judged = new LinkedHashSet<>();
      for (Link link : document.links()) {
        if (judged.add(link.image() + link.target())) {
          judge(document, link);
        }
      }
    }
  }

  /**
   * How many images a document shows that lie in the folder; those of other sites are badges as a
   * rule, and one that is shown twice is one. When nobody could look, which is noted, they are
   * taken to be there.
   */
  long pictures(Document document) {
    return document.links().stream()
        .filter(Link::image)
        .map(link -> Destination.of(document.path(), link.target()))
        .filter(Inside.class::isInstance)
        .map(inside -> ((Inside) inside).path())
        .filter(path -> blind || kinds.get(path) == Kind.FILE)
        .distinct()
        .count();
  }

  private void judge(Document document, Link link) {
    switch (Destination.of(document.path(), link.target())) {
      case Destination.Elsewhere _ -> {}
      case Destination.Nowhere _ -> dead(document, link, "it leads nowhere");
      case Destination.Outside _ -> outside(document, link, "it leads out of the folder");
      case Inside inside -> inside(document, link, inside);
    }
  }

  private void inside(Document document, Link link, Inside inside) {
    @Nullable Kind kind = kind(inside.path());
    if (kind == null) {
      return; // noted as unseen already
    }
    switch (kind) {
      case ABSENT -> dead(document, link, "there is no " + inside.path());
      case OUTSIDE ->
        outside(document, link, inside.path() + " is a symbolic link that leads out of the folder");
      case FOLDER -> {
        if (link.image()) {
          dead(document, link, inside.path() + " is a folder");
        }
      }
      case FILE -> anchor(document, link, inside);
    }
  }

  private @Nullable Kind kind(String path) {
    if (anchors.containsKey(path)) {
      return Kind.FILE;
    }
    return blind ? null : kinds.get(path);
  }

  private void anchor(Document document, Link link, Inside inside) {
    Set<String> known = anchors.get(inside.path());
    String anchor = inside.anchor();
    boolean top = anchor.isEmpty() || anchor.equalsIgnoreCase("top");
    if (known == null || top || link.image()) {
      return; // no Markdown, or noted as unseen already
    }
    if (!known.contains(anchor) && !known.contains(anchor.toLowerCase(Locale.ROOT))) {
      dead(document, link, "%s has no heading #%s".formatted(inside.path(), anchor));
    }
  }

  private void dead(Document document, Link link, String seen) {
    notes.finding(
        "dead-link",
        where(document, link),
        seen + lines(document, link),
        link.image() ? "an image that is there" : "a file, a folder or a heading that is there",
        REMEDY);
  }

  private void outside(Document document, Link link, String seen) {
    notes.finding(
        "link-outside",
        where(document, link),
        seen + lines(document, link),
        "a target in the folder, or a URL with its host",
        REMEDY);
  }

  private static String where(Document document, Link link) {
    String target = link.target().isBlank() ? "(nothing)" : link.target();
    return "%s → %s".formatted(document.path(), target);
  }

  private static String lines(Document document, Link link) {
    return document.links().stream()
        .filter(other -> other.target().equals(link.target()) && other.image() == link.image())
        .map(other -> String.valueOf(other.line()))
        .distinct()
        .limit(5)
        .collect(Collectors.joining(", ", " (line ", ")"));
  }
}
