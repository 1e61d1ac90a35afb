package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.ReleaseInfo;
import gonogo.judge.Report.Run;
import gonogo.judge.Report.Window;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.report.Reading.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a report for a person at a terminal or in the log of a pipeline: the verdict with its gate and scope, what
 * blocks it, what could not be seen and what helps, and a sum that proves that no item is missing.
 */
public final class TerminalReport {
  /** A screen. A report that is longer with all details is written with fewer. */
  private static final int SCREEN = 40;

  private static final Pattern HEADLINE =
      Pattern.compile("(NO[_-]GO|GO|INCOMPLETE)(?![\\w-])\\s*(.*)", Pattern.DOTALL);

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

  /** The word comes from the verdict, whatever the headline says, and never stands alone. */
  private static void headline(Report report, Page page) {
    Verdict verdict = report.verdict();
    Matcher matcher = HEADLINE.matcher(report.headline());
    boolean agrees = matcher.matches() && matcher.group(1).replace('-', '_').equals(verdict.name());
    String rest = agrees ? matcher.group(2) : report.headline();
    if (rest.isBlank()) {
      rest = "for " + report.run().phase();
    }
    page.line(0, 2, new Span(style(verdict), verdict.name().replace('_', '-')), Span.bold(rest));
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
    String release = release(report.release());
    String environment = report.environment().name();
    parts.add(release.isEmpty() ? environment : release + " → " + environment);
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

  private static String release(ReleaseInfo release) {
    List<String> name = new ArrayList<>();
    List<String> details = new ArrayList<>();
    if (release.product() != null) {
      name.add(release.product());
    }
    if (release.version() != null) {
      name.add(release.version());
    }
    if (release.commit() != null) {
      details.add(release.commit());
    }
    if (release.previous() != null) {
      details.add("was " + release.previous());
    }
    if (!details.isEmpty()) {
      name.add("(" + String.join(", ", details) + ")");
    }
    return String.join(" ", name);
  }

  private static void run(Report report, Page page) {
    Run run = report.run();
    List<String> parts = new ArrayList<>();
    parts.add("as of " + Words.instant(run.asOf()));
    parts.add(Words.duration(Duration.between(run.startedAt(), run.finishedAt())));
    parts.add("run " + run.id());
    parts.add(run.engine().name() + " " + run.engine().version());
    page.line(0, 2, Span.faint(String.join(" · ", parts)));
    if (!run.end().equals("completed")) {
      page.line(
          0, 2, Span.bold("ended early (" + run.end() + "): what was not asked is CANCELLED"));
    }
    if (!run.scope().equals("full")) {
      page.line(0, 2, Span.bold("only " + run.scope() + ": at best INCOMPLETE"));
    }
    if (run.replayed()) {
      page.line(0, 2, Span.bold("judged from recorded evidence, nothing was contacted"));
    }
  }

  /** All items by status; says so itself when an item is missing. */
  private static void sum(Report report, Page page) {
    List<String> parts = new ArrayList<>();
    int sum = 0;
    for (Status status : Status.values()) {
      int count = report.counts().getOrDefault(status, 0);
      sum += count;
      if (count != 0 || status == Status.MET) {
        parts.add(word(status) + " " + count);
      }
    }
    page.line(1, 3, Span.of(String.join(" · ", parts)), Span.bold("= " + sum));
    if (sum != report.checklist().items()) {
      String fault =
          "the checklist has " + report.checklist().items() + " items: a fault of gonogo";
      page.line(1, 3, new Span(Style.BAD, fault));
    }
  }

  private static String word(Status status) {
    return switch (status) {
      case MET -> "met";
      case NOT_MET -> "not met";
      case UNDETERMINED -> "unseen";
      case WAIVED -> "waived";
      case NOT_APPLICABLE -> "not applicable";
      case NOT_DUE -> "not due";
      case NOT_ADOPTED -> "not adopted";
    };
  }

  /** An interrupted run exits with the status of its signal, which only the caller knows. */
  private static void end(Report report, Options options, Page page) {
    String details =
        options.outDir() == null ? "with -o json or --out DIR" : options.outDir() + "/report.json";
    page.line(1, 3, Span.faint("everything: " + details));
    if (!report.run().end().equals("interrupted")) {
      page.line(0, Span.bold("exit " + report.verdict().exitStatus()));
    }
  }
}
