package gonogo.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a saved report before anything in it: its verdict, what it is about, and how far it can be believed. */
record SavedHead(SavedReport report) {
  private static final int FIELD = 240;

  /** The verdict in the colour that it has everywhere; one that this version does not know is nothing good. */
  Span word() {
    return new Span(
        switch (report.verdict()) {
          case "GO" -> report.flaws().isEmpty() ? Style.GOOD : Style.UNSURE;
          case "NO_GO" -> Style.BAD;
          default -> Style.UNSURE;
        },
        report.verdict().isEmpty() ? "no verdict" : report.verdict().replace('_', '-'));
  }

  /** The headline without the verdict, if it begins with that. */
  String afterWord() {
    String headline = report.headline();
    String rest = headline.startsWith(report.verdict() + " ")
        ? headline.substring(report.verdict().length() + 1)
        : headline;
    return Untrusted.shorten(rest, FIELD);
  }

  /** {@code Shop 1.4.0 (3f2c1ab) → production · gate T-1h · production-deployment version 3}. */
  String subject() {
    var release = report.release();
    String name = Stream.of(release.product(), release.version())
        .flatMap(Stream::ofNullable)
        .collect(Collectors.joining(" "));
    String commit = release.commit() == null ? "" : " (" + release.commit() + ")";
    String released = (name + commit).strip();
    String target =
        released.isEmpty() ? report.environment() : released + " → " + report.environment();
    return "%s · gate %s · %s version %s"
        .formatted(
            Untrusted.shorten(target, FIELD),
            report.run().phase(),
            report.checklist().id(),
            report.checklist().version());
  }

  /** {@code run 01J of 2026-11-25T03:44:21Z, 5 h ago, by gonogo 0.1.0}. */
  String run(Instant now) {
    var run = report.run();
    return "run %s of %s, %s, by %s"
        .formatted(
            Untrusted.shorten(run.id(), FIELD),
            Words.instant(run.startedAt()),
            Words.ago(run.startedAt(), now),
            Untrusted.shorten(run.engine(), FIELD));
  }

  /** What makes it less than the report of a whole and fresh run. */
  List<String> notes() {
    var run = report.run();
    List<String> notes = new ArrayList<>(Subject.notes(run.end(), run.scope(), run.replayed()));
    report.flaws().stream()
        .limit(3)
        .map(flaw -> "not as gonogo writes reports: " + flaw)
        .forEach(notes::add);
    if (report.flaws().size() > 3) {
      notes.add("and %d more contradictions in it".formatted(report.flaws().size() - 3));
    }
    return notes;
  }
}
