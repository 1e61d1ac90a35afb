package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.judge.Report;
import gonogo.judge.Report.WaiverView;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.testing.Golden;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiffTextTest {
  private static final Options PLAIN = new Options(80, false, true, null);
  private static final Instant NOW = ReportBuilder.START.plus(Duration.ofHours(5));

  private static Report before() {
    return new ReportBuilder()
        .notMet(
            "hsts",
            "HSTS is sent",
            Severity.MAJOR,
            ReportBuilder.finding("http/headers/missing", "https://a/", "no HSTS", "HSTS", "send"))
        .met("certificate", "The certificate is valid", Severity.BLOCKER)
        .met("alert", "CPU alert", Severity.MAJOR)
        .notMet("limit", "Rate limiting", Severity.MAJOR)
        .met("gone", "It was there", Severity.MINOR)
        .build(Verdict.NO_GO, "NO_GO for T-1h: 5 of 5 items decide, 2 of 4 blocking due not met");
  }

  private static Report after() {
    return new ReportBuilder()
        .met("hsts", "HSTS is sent", Severity.MAJOR)
        .notMet(
            "certificate",
            "The certificate is valid",
            Severity.BLOCKER,
            ReportBuilder.finding(
                "tls/certificate/expired", "192.0.2.7", "expired", "at least 14", "renew it"))
        .unseen("alert", "CPU alert", Severity.MAJOR, Cause.TIMED_OUT, "no answer in 10 s")
        .waived(
            "limit",
            "Rate limiting",
            "two members are not met",
            new WaiverView("w1", "r", "o", List.of("ann"), ReportBuilder.START))
        .restsOn("waiver", "limit", "NOT_MET", "WAIVED by w1", "waivers.yaml:4:5")
        .build(Verdict.NO_GO, "NO_GO for T-1h: 4 of 4 items decide, 1 of 4 blocking due not met");
  }

  private static String text(Report before, Report after, Options options) {
    return DiffText.write(diff(before, after), NOW, false, options);
  }

  private static ReportDiff diff(Report before, Report after) {
    return ReportDiff.of(SavedReport.of(before), SavedReport.of(after), false);
  }

  @Test
  void saysWhatChangedAndWhyItEndsAsItDoes() {
    Golden.check(Golden.file("diff.txt"), text(before(), after(), PLAIN));
    assertThat(text(before(), before(), PLAIN)).endsWith("\nthe same: nothing changed; exit 0\n");
  }

  @Test
  void writesACommentInMarkdown() {
    Golden.check(Golden.file("diff.md"), DiffMarkdown.write(diff(before(), after()), NOW));
  }

  @Test
  void longListsEnd() {
    var none = new ReportBuilder().build(Verdict.INCOMPLETE, "INCOMPLETE for T-1h");
    ReportDiff diff = diff(none, Reports.incomplete());

    assertThat(DiffText.write(diff, NOW, false, PLAIN).lines().count()).isLessThan(150);
    assertThat(DiffText.write(diff, NOW, false, PLAIN)).contains("more: -v");
    assertThat(DiffText.write(diff, NOW, true, PLAIN)).doesNotContain("more: -v");
    assertThat(DiffMarkdown.write(diff, NOW)).hasSizeLessThan(30_000);
  }

  static List<String> texts() {
    return Reports.HOSTILE;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noTextChangesTheShape(String text) {
    Report before = Hostile.in(before(), text);
    Report after = Hostile.in(after(), text);
    for (int width : new int[] {40, 80}) {
      var options = new Options(width, false, true, null);
      String written = text(before, after, options);
      TextChecks.harmless(written, options);
      assertThat(
              TextChecks.withoutColours(text(before, after, new Options(width, true, true, null))))
          .isEqualTo(written);
    }
    assertThat(MarkdownShape.of(DiffMarkdown.write(diff(before, after), NOW)))
        .isEqualTo(MarkdownShape.of(DiffMarkdown.write(diff(before(), after()), NOW)));
  }
}
