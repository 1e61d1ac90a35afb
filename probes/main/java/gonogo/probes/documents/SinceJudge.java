package gonogo.probes.documents;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.collect.documents.DocumentSince;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Judges whether each document was changed since a revision, or was reviewed on its day or later. */
final class SinceJudge {
  private final Instant now;
  private final Notes notes;
  private final List<Runnable> problems = new ArrayList<>();

  SinceJudge(Instant now, Notes notes) {
    this.now = now;
    this.notes = notes;
  }

  /** Asks; nothing is noted until {@link #judge}, but what could not be asked. */
  void look(List<Document> documents, String revision, Shelf shelf) {
    Map<String, Document> byPath = new TreeMap<>();
    documents.forEach(document -> byPath.put(document.path(), document));
    shelf
        .since(byPath.keySet(), revision)
        .forEach(
            (path, answer) -> look(Objects.requireNonNull(byPath.get(path)), revision, answer));
  }

  void judge() {
    problems.forEach(Runnable::run);
  }

  private void look(Document document, String revision, DocumentSince.Answer answer) {
    switch (answer.state()) {
      case CHANGED -> {}
      case SAME ->
        problems.add(() -> same(
            document,
            revision,
            LocalDate.ofInstant(Objects.requireNonNull(answer.committedAt()), ZoneOffset.UTC)));
      case NO_REVISION ->
        problems.add(() -> notes.unseen(
            Cause.NO_DATA,
            "the checkout has no tag or commit %s: fetch tags and history too"
                .formatted(revision)));
      case NO_CHECKOUT ->
        problems.add(() -> notes.unseen(
            Cause.NO_DATA,
            "the folder is not in a git checkout, so that nobody can say what changed since "
                + revision));
    }
  }

  private void same(Document document, String revision, LocalDate day) {
    String written = document.front().value("reviewed");
    Optional<LocalDate> reviewed = DocumentJudge.date(written)
        .filter(date -> !date.isBefore(day) && DocumentJudge.hasBegun(date, now));
    if (reviewed.isEmpty()) {
      notes.finding(
          "not-changed",
          document.path(),
          "as in %s of %s, and %s"
              .formatted(
                  revision, day, written.isEmpty() ? "no reviewed: since" : "reviewed: " + written),
          "a change since %s, or a review".formatted(revision),
          "update it, or read it and put the day into its front matter");
    }
  }
}
