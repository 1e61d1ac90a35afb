package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.ReleaseInfo;
import gonogo.judge.Report.Run;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the head of a report says, in words that every format for people shares. */
final class Subject {
  private static final Pattern HEADLINE =
      Pattern.compile("(NO[_-]GO|GO|INCOMPLETE)(?![\\w-])\\s*(.*)", Pattern.DOTALL);

  private Subject() {}

  /** {@code NO-GO}. */
  static String word(Verdict verdict) {
    return verdict.name().replace('_', '-');
  }

  /** The headline without its word, which comes from the verdict whatever the headline says; never blank. */
  static String afterWord(Report report) {
    Matcher matcher = HEADLINE.matcher(report.headline());
    boolean agrees = matcher.matches()
        && matcher.group(1).replace('-', '_').equals(report.verdict().name());
    String rest = agrees ? matcher.group(2) : report.headline();
    return rest.isBlank() ? "for " + report.run().phase() : rest;
  }

  /** The headline, whose first word is that of the verdict, whatever it says itself. */
  static String headline(Report report) {
    return report.verdict() + " " + afterWord(report);
  }

  /** {@code Demo ERP 1.0.0 (3f2c1ab from GITHUB_SHA, was 0.9.4)}; empty when nothing is said of it. */
  static String release(ReleaseInfo release) {
    List<String> name = new ArrayList<>();
    List<String> details = new ArrayList<>();
    if (release.product() != null) {
      name.add(release.product());
    }
    if (release.version() != null) {
      name.add(release.version());
      outside(release, "version").ifPresent(source -> details.add("version from " + source));
    }
    if (release.commit() != null) {
      details.add(release.commit()
          + outside(release, "commit").map(source -> " from " + source).orElse(""));
    }
    if (release.previous() != null) {
      details.add("was " + release.previous());
    }
    if (!details.isEmpty()) {
      name.add("(" + String.join(", ", details) + ")");
    }
    return String.join(" ", name);
  }

  /** What is about to be deployed and where; {@code Demo ERP 1.0.0 → production}. */
  static String target(Report report) {
    String release = release(report.release());
    String environment = report.environment().name();
    return release.isEmpty() ? environment : release + " → " + environment;
  }

  /** Who says it, where nobody wrote it. */
  private static Optional<String> outside(ReleaseInfo release, String key) {
    return Optional.ofNullable(release.sources().get(key)).filter(Release::isOutside);
  }

  /** What makes a run less than a whole and fresh one of a release that is known exactly. */
  static List<String> notes(Report report) {
    Run run = report.run();
    List<String> notes = new ArrayList<>(notes(run.end(), run.scope(), run.replayed()));
    notes.addAll(report.release().concerns());
    return notes;
  }

  /** What makes a run less than a whole and fresh one. */
  static List<String> notes(String end, String scope, boolean replayed) {
    List<String> notes = new ArrayList<>();
    if (!end.equals("completed")) {
      notes.add("ended early (" + end + "): what was not asked is CANCELLED");
    }
    if (!scope.equals("full")) {
      notes.add("only " + scope + ": at best INCOMPLETE");
    }
    if (replayed) {
      notes.add("judged from recorded evidence, nothing was contacted");
    }
    return notes;
  }

  /** {@code met 119}, {@code not met 7} and so on; what no item has is left out, but for met. */
  static List<String> counts(Report report) {
    return counts(report.counts());
  }

  static List<String> counts(Map<Status, Integer> statuses) {
    List<String> counts = new ArrayList<>();
    for (Status status : Status.values()) {
      int count = statuses.getOrDefault(status, 0);
      if (count != 0 || status == Status.MET) {
        counts.add(word(status) + " " + count);
      }
    }
    return counts;
  }

  static int sum(Report report) {
    int sum = 0;
    for (Status status : Status.values()) {
      sum += report.counts().getOrDefault(status, 0);
    }
    return sum;
  }

  /** Said when the sum is not the number of items; empty when it is. */
  static String missing(Report report) {
    return sum(report) == report.checklist().items()
        ? ""
        : "the checklist has " + report.checklist().items() + " items: a fault of gonogo";
  }

  static String word(Status status) {
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
}
