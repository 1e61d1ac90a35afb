package gonogo.report;

import gonogo.api.Cause;
import gonogo.api.Twin;
import gonogo.judge.Lever;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Writes why an item of a saved report is as it is, for {@code gonogo explain}. */
public final class ExplainText {
  private static final int FIELD = CheckLines.FIELD;
  private static final int NAMES = 6;
  private static final int POINTS = 3;

  private final SavedReport report;
  private final Sources sources;
  private final boolean verbose;
  private final Page page;

  private ExplainText(SavedReport report, Sources sources, boolean verbose, Options options) {
    this.report = report;
    this.sources = sources;
    this.verbose = verbose;
    this.page = new Page(options);
  }

  /**
   * What a report does not hold itself.
   *
   * @param twin the command with which people see what a question asked for
   * @param about the probe of an id
   */
  public record Sources(
      Function<SavedEvidence, Optional<Twin>> twin, Function<String, Optional<About>> about) {}

  /**
   * A probe in short.
   *
   * @param looksAt the first paragraph of what it looks at
   * @param cannotSee what it cannot see, point by point
   */
  public record About(String claim, String looksAt, List<String> cannotSee) {}

  /**
   * Which report it is: lines of at most the given width, each with a line end.
   *
   * @param from the file, as people see it
   */
  public static String head(SavedReport report, String from, Instant now, Options options) {
    var page = new Page(options);
    var head = new SavedHead(report);
    page.line(0, 2, head.word(), Span.bold(head.afterWord()));
    page.line(0, 2, Span.of(head.subject()));
    page.line(0, 2, Span.faint(from + ": " + head.run(now)));
    head.notes().forEach(note -> page.line(0, 2, Span.bold(note)));
    return page.toString();
  }

  /**
   * One item. A command to be pasted may be wider than the rest, for it is parted between its words only.
   *
   * @param verbose whether answers are shown key by key
   */
  public static String write(
      SavedReport report, SavedItem item, Sources sources, boolean verbose, Options options) {
    var text = new ExplainText(report, sources, verbose, options);
    text.item(item);
    int number = 0;
    for (SavedCheck check : item.checks()) {
      number++;
      text.check(check, item, "CHECK %d of %d".formatted(number, item.checks().size()));
    }
    text.probes(item);
    return text.page.toString();
  }

  private void item(SavedItem item) {
    page.blank();
    page.line(0, 2, Span.bold(item.id()), Span.of(" " + item.shortText()));
    page.line(2, 4, status(item), Span.of(Untrusted.shorten(item.message(), FIELD)));
    page.line(2, 4, Span.of(why(item)));
    if (!item.rawStatus().equals(item.status()) && !item.rawStatus().isEmpty()) {
      page.line(2, 4, Span.of("it would be " + item.rawStatus() + " without the waiver"));
    }
    waiver(item);
    item.concerns()
        .forEach(concern -> page.line(
            2,
            4,
            new Span(Style.UNSURE, "!"),
            Span.of("concern: " + Untrusted.shorten(concern, FIELD))));
    item.needs().forEach(need -> page.line(2, 4, Span.of("needs " + need)));
    depends(item);
    levers(item);
    if (item.checks().isEmpty()) {
      page.line(2, 4, Span.of("no check of it was made in this run"));
    }
  }

  private static Span status(SavedItem item) {
    Style style =
        item.good() ? Style.GOOD : item.status().equals("NOT_MET") ? Style.BAD : Style.UNSURE;
    String word = item.status().isEmpty() ? "no status" : item.status();
    String by = item.by() == null ? "" : " by " + item.by();
    String unknown = item.known().isEmpty() ? " (unknown here, so not ok)" : "";
    return new Span(style, word + by + unknown + ":");
  }

  /** Whether it decides, and whether it is one of the reasons of the verdict. */
  private String why(SavedItem item) {
    String kind = "%s, due at %s".formatted(item.severity(), item.phase());
    if (!item.due()) {
      return "%s: not asked at gate %s".formatted(kind, report.run().phase());
    }
    if (!item.decides()) {
      return item.status().equals("NOT_ADOPTED")
          ? kind + ": does not decide, it comes later"
          : kind + ": does not decide, it is on trial";
    }
    if (report.reasons().contains(item.id())) {
      return kind + ": decides, and keeps the verdict from GO";
    }
    return item.good() || !item.severity().equals("minor")
        ? kind + ": decides, and is no reason against GO"
        : kind + ": decides, but a minor item is only a concern";
  }

  private void waiver(SavedItem item) {
    SavedItem.Waived waiver = item.waiver();
    if (waiver != null) {
      page.line(
          2,
          4,
          new Span(Style.UNSURE, "~"),
          Span.of("waiver %s until %s, owner %s, approved by %s: %s"
              .formatted(
                  waiver.id(),
                  waiver.expires(),
                  Untrusted.shorten(waiver.owner(), FIELD),
                  Words.some(waiver.approvers(), NAMES),
                  Untrusted.shorten(waiver.reason(), FIELD))));
    }
  }

  private void depends(SavedItem item) {
    List<String> on = item.depends().stream()
        .map(
            id -> id + report.item(id).map(other -> " (" + other.status() + ")").orElse(""))
        .toList();
    if (!on.isEmpty()) {
      page.line(2, 4, Span.of("depends on " + Words.some(on, NAMES)));
    }
    List<String> dependents = report.items().stream()
        .filter(other -> other.depends().contains(item.id()))
        .map(SavedItem::id)
        .toList();
    if (!dependents.isEmpty()) {
      page.line(2, 4, Span.of("what depends on it: " + Words.some(dependents, NAMES)));
    }
  }

  /** What could move it, or the whole, towards GO without the world changing. */
  private void levers(SavedItem item) {
    for (Lever lever : report.restsOn()) {
      if (lever.item() == null || lever.item().equals(item.id())) {
        String whose = lever.item() == null ? "of the whole verdict" : "of this item";
        page.line(
            2, 4, Span.of("lever %s: %s %s".formatted(whose, lever.lever(), Beside.change(lever))));
      }
    }
  }

  private void check(SavedCheck check, SavedItem item, String number) {
    boolean said = check.summary().equals(item.message());
    page.blank();
    page.line(
        0,
        2,
        Span.bold(number),
        outcome(check),
        Span.bold(check.subject() + (said ? "" : ":")),
        Span.of(said ? "" : Untrusted.shorten(check.summary(), FIELD)));
    check.findings().forEach(finding -> CheckLines.finding(finding, page));
    unseen(check);
    if (check.trace() != null) {
      page.line(1, 5, Span.of("how that was seen: " + Untrusted.shorten(check.trace(), FIELD)));
    }
    CheckLines.remarks(check.remarks(), page);
    CheckLines.measures(check.measures(), page);
    for (String id : check.evidence()) {
      question(id, item);
    }
  }

  private static Span outcome(SavedCheck check) {
    return new Span(
        switch (check.outcome()) {
          case "PASSED" -> Style.GOOD;
          case "FAILED" -> Style.BAD;
          case "NOT_APPLICABLE" -> Style.BOLD;
          default -> Style.UNSURE;
        },
        check.outcome().isEmpty() ? "no outcome" : check.outcome());
  }

  private void unseen(SavedCheck check) {
    if (check.cause() == null) {
      return;
    }
    page.line(1, 5, new Span(Style.UNSURE, "?"), Span.of("could not see: " + check.cause()));
    if (check.root() != null) {
      page.line(5, 7, Span.of("what failed first: " + check.root()));
    }
    check.needs().forEach(need -> page.line(5, 7, Span.of("needs " + need)));
    String kind = check.needs().isEmpty() ? "" : WhatHelps.kind(check.needs().getFirst());
    Arrays.stream(Cause.values())
        .filter(cause -> cause.name().equals(check.cause()))
        .forEach(cause ->
            page.line(5, 7, new Span(Style.REMEDY, "→"), Span.of(WhatHelps.with(cause, kind))));
  }

  private void question(String id, SavedItem item) {
    SavedEvidence evidence = report.evidence().get(id);
    if (evidence == null) {
      page.line(1, 5, Span.bold(id), Span.of("is not in this report"));
      return;
    }
    CheckLines.question(evidence, page);
    if (evidence.root() != null) {
      page.line(5, 7, Span.of("what failed first: " + evidence.root()));
    }
    if (verbose && evidence.answer() != null) {
      Json.pretty(evidence.answer())
          .lines()
          .forEach(line -> page.line(indent(line), Span.of(line)));
    }
    twin(evidence);
    List<String> others = report.items().stream()
        .filter(other -> !other.id().equals(item.id()))
        .filter(
            other -> other.checks().stream().anyMatch(check -> check.evidence().contains(id)))
        .map(SavedItem::id)
        .toList();
    if (!others.isEmpty()) {
      page.line(5, 7, Span.faint("hangs on it too: " + Words.some(others, NAMES)));
    }
  }

  /** As deep as in the JSON, but never so deep that no room is left. */
  private static int indent(String line) {
    return 7 + Math.min(16, line.length() - line.stripLeading().length());
  }

  private void twin(SavedEvidence evidence) {
    sources.twin().apply(evidence).ifPresent(twin -> {
      if (page.command(5, twin.words()) && twin.note() != null) {
        page.line(7, Span.faint(twin.note()));
      }
    });
  }

  /** Each probe that looked, in short. */
  private void probes(SavedItem item) {
    Set<String> ids = new LinkedHashSet<>();
    item.checks().forEach(check -> ids.add(check.probe()));
    for (String id : ids) {
      sources.about().apply(id).ifPresent(about -> about(id, about));
    }
  }

  private void about(String id, About about) {
    page.blank();
    page.line(0, 2, Span.bold(id), Span.of("passes when: " + about.claim()));
    page.line(2, 4, Span.of("looks at: " + Untrusted.shorten(about.looksAt(), 2 * FIELD)));
    List<String> points = about.cannotSee();
    points.stream()
        .limit(POINTS)
        .forEach(
            point -> page.line(2, 4, Span.of("cannot see: " + Untrusted.shorten(point, FIELD))));
    page.line(2, 4, Span.faint("all of it: gonogo probes " + id));
  }
}
