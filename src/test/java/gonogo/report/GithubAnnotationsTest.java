package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.judge.Report;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.report.Runner.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GithubAnnotationsTest {

  private static List<Command> commands(Report report) {
    String written = GithubAnnotations.write(report, CiFixtures.PLACES, true);
    List<Command> commands = Runner.commands(written);
    assertThat(written.lines()).hasSameSizeAs(commands);
    return commands;
  }

  @Test
  void whatFailedIsSaidItemByItemWhereItIsEditedAndWhatIsUnseenByWhatHelps() {
    List<Command> commands = commands(Reports.noGo());

    assertThat(commands.get(0))
        .isEqualTo(new Command(
            "error",
            Map.of(
                "file", "ops/production.yaml",
                "line", "9",
                "title", "SSL certificates installed and valid [cred-ssl-certificates-valid]"),
            "api.example.com at 2001:db8::12, api.example.com at 192.0.2.7: seen 6 days left,"
                + " wanted at least 14 → renew the certificate on every node and reload them;"
                + " and 1 more"));
    assertThat(commands.get(1).properties())
        .containsEntry("file", "lists/release list.md")
        .containsEntry("line", "17");
    assertThat(commands).extracting(Command::name).containsOnly("error");
    assertThat(commands)
        .extracting(command -> command.properties().get("title"))
        .contains(
            "Could not see 2 blocking items: BLOCKED", "Could not see 1 blocking item: NOT_SIGNED");
  }

  @Test
  void tenAreShownAndTheRestIsCounted() {
    var builder = new ReportBuilder();
    for (int i = 0; i < 14; i++) {
      builder.notMet("item-" + i, "Item", Severity.MAJOR);
    }
    builder.unseen("unseen", "Unseen", Severity.MAJOR, Cause.TIMED_OUT, "no answer");
    List<Command> commands = commands(builder.build(Verdict.NO_GO, "NO_GO for T-1h"));

    assertThat(commands).hasSize(11);
    assertThat(commands.getLast())
        .isEqualTo(new Command("notice", Map.of("title", "NO-GO"), "+5 more, all in the report"));
  }

  @Test
  void aGoSaysNothing() {
    assertThat(GithubAnnotations.write(Reports.go(), CiFixtures.PLACES, true)).isEmpty();
  }

  @Test
  void aVerdictThatNoItemExplainsSpeaksForItself() {
    Report none = new ReportBuilder()
        .met("one", "One", Severity.MINOR)
        .build(Verdict.INCOMPLETE, "INCOMPLETE for T-1h: none of 0 blocking due met by evidence");

    assertThat(commands(none)).singleElement().satisfies(command -> {
      assertThat(command.name()).isEqualTo("error");
      assertThat(command.data()).startsWith("INCOMPLETE for T-1h: none of 0");
    });
  }

  @Test
  void aLogInAsciiGetsAscii() {
    assertThat(GithubAnnotations.write(Reports.noGo(), CiFixtures.PLACES, false))
        .matches("\\p{ASCII}+");
  }

  @Test
  void percentSignsColonsAndCommasAreEscaped() {
    Report report = new ReportBuilder()
        .notMet("one", "a,b:c %0A::error::d", Severity.MAJOR)
        .build(Verdict.NO_GO, "NO_GO for T-1h");

    assertThat(GithubAnnotations.write(report, CiFixtures.PLACES, true))
        .contains("title=a%2Cb%3Ac %250A%3A%3Aerror%3A%3Ad [one]::");
  }
}
