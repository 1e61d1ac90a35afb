package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.Run;
import gonogo.judge.Report.Window;
import gonogo.judge.Verdict;
import gonogo.report.Reading.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes a report for a person at a terminal or in the log of a pipeline: the verdict with its gate and scope, what
 * blocks it, what could not be seen and what helps, and a sum that proves that no item is missing.
 */
public final class TerminalReport {
  /** A screen. A report that is longer with all details is written with fewer. */
  private static final int SCREEN = 40;

  private TerminalReport() {}

  /** Lines of at most the given width, each with a line end. Only a longer URL stands alone on a line of its own. */
  public static String write(Report report, Options options) {
    var page = new Page(options);
    for (Limits limits : Limits.values()) {
      page = page(Reading.of(report, limits), options);
      if (page.lines() <= SCREEN) {
        break;
      }
    }
    return page.toString();
  }

  private static Page page(Reading reading, Options options) {
    Report report = reading.report();
    var page = new Page(options);
    headline(report, page);
    subject(report, page);
    run(report, page);
    BlockedBy.print(reading, page);
    CouldNotSee.print(reading, page);
    Beside.print(reading, page);
    page.blank();
    sum(report, page);
    end(report, options, page);
    return page;
  }

  private static void headline(Report report, Page page) {
    var word = new Span(style(report.verdict()), Subject.word(report.verdict()));
    page.line(0, 2, word, Span.bold(Subject.afterWord(report)));
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case GO -> Style.GOOD;
      case NO_GO -> Style.BAD;
      case INCOMPLETE -> Style.UNSURE;
    };
  }

  private static void subject(Report report, Page page) {
    List<String> parts = new ArrayList<>();
    parts.add(Subject.target(report));
    parts.add("gate " + report.run().phase());
    parts.add(report.checklist().id() + " version " + report.checklist().version());
    page.line(0, 2, Span.of(String.join(" · ", parts)));
    Window window = report.release().window();
    if (window != null) {
      page.line(
          0,
          2,
          Span.of(
              "window " + Words.instant(window.start()) + " to " + Words.instant(window.end())));
    }
  }

  private static void run(Report report, Page page) {
    Run run = report.run();
    List<String> parts = new ArrayList<>();
    parts.add("as of " + Words.instant(run.asOf()));
    parts.add(Words.duration(Duration.between(run.startedAt(), run.finishedAt())));
    parts.add("run " + run.id());
    parts.add(Words.madeBy(run.engine()));
    page.line(0, 2, Span.faint(String.join(" · ", parts)));
    Subject.notes(report).forEach(note -> page.line(0, 2, Span.bold(note)));
  }

  /** All items by status; says so itself when an item is missing. */
  private static void sum(Report report, Page page) {
    String counts = String.join(" · ", Subject.counts(report));
    page.line(1, 3, Span.of(counts), Span.bold("= " + Subject.sum(report)));
    String missing = Subject.missing(report);
    if (!missing.isEmpty()) {
      page.line(1, 3, new Span(Style.BAD, missing));
    }
  }

  /** An interrupted run exits with the status of its signal, which only the caller knows. */
  private static void end(Report report, Options options, Page page) {
    String whole = Objects.requireNonNullElse(options.whole(), "with --out DIR or -o json");
    page.line(1, 3, Span.faint("everything: " + whole));
    if (!report.run().end().equals("interrupted")) {
      page.line(0, Span.bold("exit " + report.verdict().exitStatus()));
    }
  }
}
