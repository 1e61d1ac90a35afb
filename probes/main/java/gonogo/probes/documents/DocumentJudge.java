package gonogo.probes.documents;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import gonogo.api.Measure;
import gonogo.api.Notes;
import gonogo.probes.documents.MarkdownProbe.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges what every document must have by itself. */
final class DocumentJudge {
  private static final int SHOWN = 5;
  private static final int LONGEST = 40;

  /** Far enough behind the start of a day that it has begun everywhere. */
  private static final ZoneOffset EARLIEST_ZONE = ZoneOffset.ofHours(14);

  private final Settings wanted;
  private final Instant now;
  private final Notes notes;

  DocumentJudge(Settings wanted, Instant now, Notes notes) {
    this.wanted = wanted;
    this.now = now;
    this.notes = notes;
  }

  void judge(Document document) {
    if (document.words() == 0) {
      notes.finding(
          "empty",
          document.path(),
          "no running text: headings, code and comments say nothing by themselves",
          "a document that says something",
          "write it");
    }
    boolean review = !wanted.maxReviewAge().isZero();
    String problem = document.front().problem();
    if (problem != null && (review || wanted.owner())) {
      notes.finding(
          "front-matter",
          document.path(),
          "front matter that is no YAML: " + problem,
          "keys and values between two lines ---",
          "correct it");
    } else if (review) {
      review(document);
    }
    wanted.sections().forEach(section -> section(document, section));
    wanted.forbid().forEach(forbidden -> placeholder(document, forbidden));
  }

  private void review(Document document) {
    String written = document.front().value("reviewed");
    Optional<LocalDate> date = date(written);
    if (date.isEmpty()) {
      notes.finding(
          "not-reviewed",
          document.path(),
          written.isEmpty() ? "no reviewed: in its front matter" : "reviewed: " + written,
          "the date of the last review, such as reviewed: 2026-11-01",
          "review it and put the date into its front matter");
    } else if (!hasBegun(date.get(), now)) {
      notes.finding(
          "review-in-future",
          document.path(),
          "reviewed: " + date.get(),
          "a day that has begun",
          "put the date of the last review into its front matter");
    } else {
      reviewed(document, date.get());
    }
  }

  /** Whether it is that day, or after it, anywhere. */
  static boolean hasBegun(LocalDate date, Instant now) {
    return !date.atStartOfDay().toInstant(EARLIEST_ZONE).isAfter(now);
  }

  private void reviewed(Document document, LocalDate date) {
    Duration age = Duration.between(date.atStartOfDay().toInstant(ZoneOffset.UTC), now);
    Duration left = wanted.maxReviewAge().minus(age);
    notes.measure(Measure.atMost(
        "days-since-review@" + document.path(), (double) Math.max(0, age.toDays()), "d", (double)
            wanted.maxReviewAge().toDays()));
    if (left.isNegative()) {
      notes.finding(
          "review-too-old",
          document.path(),
          "reviewed %d days ago, on %s".formatted(age.toDays(), date),
          "a review in the last %d days".formatted(wanted.maxReviewAge().toDays()),
          "review it and put the date into its front matter");
    } else if (left.compareTo(wanted.maxReviewAge().dividedBy(10)) < 0) {
      notes.remark(
          document.path(),
          "reviewed on %s; the next review is due in %d days".formatted(date, left.toDays()));
    }
  }

  /** The day of a date, or of a date with a time behind it. */
  static Optional<LocalDate> date(String written) {
    boolean timed = written.length() > 10 && "Tt ".indexOf(written.charAt(10)) >= 0;
    try {
      return Optional.of(LocalDate.parse(timed ? written.substring(0, 10) : written));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void section(Document document, Pattern wantedHeading) {
    List<Section> found = document.sections(wantedHeading);
    String where = "%s in %s".formatted(wantedHeading.pattern(), document.path());
    if (found.isEmpty()) {
      notes.finding(
          "no-section",
          where,
          headings(document),
          "a heading that says " + wantedHeading.pattern(),
          "write the section");
    } else if (found.stream().noneMatch(Section::saysSomething)) {
      Passage heading = found.getFirst().heading();
      notes.finding(
          "empty-section",
          where,
          "nothing below \"%s\" in line %d".formatted(cut(heading.text()), heading.line()),
          "text, code or a picture below it",
          "write the section");
    }
  }

  private static String headings(Document document) {
    List<Section> all = document.sections();
    if (all.isEmpty()) {
      return "no headings";
    }
    String some = all.stream()
        .limit(SHOWN)
        .map(section -> cut(section.heading().text()))
        .collect(Collectors.joining("\", \"", "the headings \"", "\""));
    return all.size() <= SHOWN ? some : some + " and %d more".formatted(all.size() - SHOWN);
  }

  private void placeholder(Document document, Pattern forbidden) {
    List<String> texts = new ArrayList<>();
    NavigableSet<Integer> lines = new TreeSet<>();
    for (Passage passage : document.passages()) {
      Matcher found = forbidden.matcher(passage.prose());
      while (found.find()) {
        texts.add(found.group());
        lines.add(passage.lineAt(found.start()));
      }
    }
    if (!lines.isEmpty()) {
      String some =
          lines.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
      String more = lines.size() <= SHOWN ? "" : " and %d more".formatted(lines.size() - SHOWN);
      notes.finding(
          "placeholder",
          "%s in %s".formatted(forbidden.pattern(), document.path()),
          "\"%s\" in line %s%s".formatted(cut(texts.getFirst()), some, more),
          "text that is finished",
          "write what belongs there");
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
