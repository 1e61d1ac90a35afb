package gonogo.probes.documents;

import gonogo.api.Notes;
import gonogo.collect.documents.DocumentFile;
import gonogo.collect.documents.DocumentTargets.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges whether each document has an owner. */
final class OwnerJudge {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

  /** What templates write where a name belongs. */
  private static final Set<String> NOBODY = Set.of(
      "n/a", "na", "nobody", "none", "null", "unknown", "tbd", "todo", "fixme", "fill in", "xxx");

  private final Notes notes;
  private final List<Document> ownerless = new ArrayList<>();
  private Optional<CodeOwners> rules = Optional.empty();
  private String place = "";
  private boolean blind;

  OwnerJudge(Notes notes) {
    this.notes = notes;
  }

  /** Asks for CODEOWNERS when a document does not name its owner itself. */
  void look(List<Document> documents, Shelf shelf) {
    documents.stream()
        .filter(document -> document.front().problem() == null)
        .filter(document -> !isName(document.front().value("owner")))
        .forEach(ownerless::add);
    if (ownerless.isEmpty()) {
      return;
    }
    Optional<Map<String, Kind>> there = shelf.targets(CodeOwners.PLACES);
    blind = there.isEmpty();
    there
        .flatMap(kinds -> CodeOwners.PLACES.stream()
            .filter(path -> kinds.get(path) == Kind.FILE)
            .findFirst())
        .ifPresent(path -> read(path, shelf));
  }

  private void read(String path, Shelf shelf) {
    DocumentFile.Answer file = shelf.fetch(List.of(path)).get(path);
    place = path;
    blind = file == null;
    if (file != null && file.text() != null) {
      rules = Optional.of(CodeOwners.parse(file.text()));
    }
  }

  void judge() {
    if (blind) {
      return; // noted as unseen already
    }
    for (Document document : ownerless) {
      CodeOwners.Owned owned =
          rules.map(all -> all.of(document.path())).orElse(CodeOwners.Owned.NOBODY);
      switch (owned) {
        case BY_RULE -> {}
        case BY_CATCH_ALL -> notes.remark(document.path(), "owned only by the rule * of " + place);
        case NOBODY -> unowned(document);
      }
    }
  }

  private void unowned(Document document) {
    String written = document.front().value("owner");
    String seen = written.isEmpty() ? "no owner: in its front matter" : "owner: " + written;
    String beside = place.isEmpty() ? "no CODEOWNERS" : "no rule of %s names one".formatted(place);
    notes.finding(
        "no-owner",
        document.path(),
        seen + ", and " + beside,
        "a person or a team that answers for it",
        "add owner: to its front matter, or a rule to CODEOWNERS");
  }

  private static boolean isName(String owner) {
    String plain = owner.replaceAll("[\\[\\]<>{}()]", "").strip().toLowerCase(Locale.ROOT);
    return WORD.matcher(plain).find() && !NOBODY.contains(plain);
  }
}
