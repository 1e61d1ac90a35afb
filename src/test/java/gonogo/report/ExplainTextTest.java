package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.Twin;
import gonogo.judge.Report;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.testing.Golden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTextTest {
  static final ExplainText.Sources NO_SOURCES =
      new ExplainText.Sources(_ -> Optional.empty(), _ -> Optional.empty());

  private static final ExplainText.Sources SOURCES = new ExplainText.Sources(
      evidence -> Twin.of("openssl", "s_client", "-connect")
          .value("192.0.2.7:443")
          .option("-servername", "a-rather-long-name-of-a-host.example.com")
          .ours("</dev/null", "|", "openssl", "x509", "-noout", "-subject", "-issuer", "-dates")
          .note("it needs OpenSSL")
          .twin(),
      probe -> Optional.of(new ExplainText.About(
          "Every address shows a good certificate",
          "It shakes hands with every address.",
          List.of("Revocation.", "Other names."))));

  private static final Options PLAIN = new Options(80, false, true, null);

  private static Report report() {
    return new ReportBuilder()
        .notMet(
            "certificate",
            "The certificate is valid",
            Severity.BLOCKER,
            ReportBuilder.finding(
                "tls/certificate/expires-soon",
                "192.0.2.7",
                "6 days left",
                "at least 14",
                "renew it"))
        .with("It is so", List.of("near the limit"), List.of("dns"))
        .met("dns", "The name resolves", Severity.MAJOR)
        .unseen("cpu", "CPU alert", Severity.MAJOR, Cause.TIMED_OUT, "no answer in 10 s")
        .restsOn("setting", "certificate", "min: 30d", "min: 14d", "production.yaml:12:40")
        .restsOn("fact", null, "cdn: unknown", "cdn: false, rules out 1 item", null)
        .restsOn("waiver", "other", "NOT_MET", "WAIVED by w1", null)
        .evidence(ReportBuilder.answered(
            "3fa9c1d2e4f5", Map.of("port", 443, "address", "192.0.2.7"), Map.of("days", 6), 10))
        .build(Verdict.NO_GO, "NO_GO for T-1h: 3 of 3 items decide, 1 of 3 blocking due not met");
  }

  private static String explained(Report report, ExplainText.Sources sources, Options options) {
    SavedReport saved = SavedReport.of(report);
    var now = ReportBuilder.START.plus(Duration.ofDays(3));
    return ExplainText.head(saved, "out/report.json", now, options)
        + saved.items().stream()
            .map(item -> ExplainText.write(saved, item, sources, true, options))
            .collect(Collectors.joining());
  }

  @Test
  void saysAllThatIsKnownOfAnItem() {
    Golden.check(Golden.file("explain.txt"), explained(report(), SOURCES, PLAIN));
  }

  @Test
  void aWaivedItemSaysWhatItWouldBe() {
    assertThat(explained(Reports.go(), NO_SOURCES, PLAIN))
        .contains("it would be NOT_MET without the waiver", "waiver w1 until 2026-03-05T00:00:00Z")
        .contains("does not decide, it is on trial", "not asked at gate T-1h")
        .contains("does not decide, it comes later", "but a minor item is only a concern")
        .contains("3 days ago");
  }

  @Test
  void whatIsNotKnownIsNotGood() throws SavedReport.NoReportException {
    SavedReport saved = SavedReport.read(JsonReport.write(Reports.go())
        .replace("\"status\": \"MET\"", "\"status\": \"SPLENDID\"")
        .replace("\"outcome\": \"PASSED\"", "\"outcome\": \"ADMIRED\"")
        .replace("\"verdict\": \"GO\"", "\"verdict\": \"GRAND\""));
    var coloured = new Options(80, true, true, null);
    String text = ExplainText.head(saved, "a", ReportBuilder.START, coloured)
        + ExplainText.write(saved, saved.items().getFirst(), NO_SOURCES, false, coloured);

    assertThat(text)
        .contains("SPLENDID by evidence (unknown here, so not ok)", "ADMIRED", "GRAND")
        .contains("not as gonogo writes reports: its verdict is GRAND, and it says go: true")
        .doesNotContain(Style.GOOD.start());
  }

  /** But for commands, whose words stand whole. */
  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void noTextBreaksItsLines(int width) {
    for (String text : Reports.HOSTILE) {
      Report hostile = Hostile.in(report(), text);
      var options = new Options(width, false, true, null);
      String written = explained(hostile, NO_SOURCES, options);
      TextChecks.harmless(written, options);
      String inColour = explained(hostile, NO_SOURCES, new Options(width, true, true, null));
      assertThat(TextChecks.withoutColours(inColour)).isEqualTo(written);
    }
  }

  @Test
  void aCommandIsParsedAsItWasMeantWhereverItIsParted() {
    List<String> words = List.of("curl", "'a b'", "x".repeat(90), "-o", "/dev/null");
    var page = new Page(new Options(40, false, false, null));

    assertThat(page.command(5, words)).isTrue();

    assertThat(page.toString().lines()).hasSize(3);
    assertThat(page.toString().replaceAll(" \\\\\n +", " "))
        .isEqualTo("     $ " + String.join(" ", words) + "\n");
    assertThat(page.command(5, List.of("cat", "grün")))
        .as("not to be seen in ASCII")
        .isFalse();
    assertThat(page.command(5, List.of("cat", "'##[error]'"))).isFalse();
    assertThat(page.toString().lines()).hasSize(3);
  }
}
