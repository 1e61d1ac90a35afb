package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.judge.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedReportTest {
  @Test
  void saysWhatTheReportSaid() throws SavedReport.NoReportException {
    Report report = Reports.noGo();

    SavedReport saved = SavedReport.read(JsonReport.write(report));

    assertThat(saved.verdict()).isEqualTo("NO_GO");
    assertThat(saved.headline()).isEqualTo(report.headline());
    assertThat(saved.environment()).isEqualTo(report.environment().name());
    assertThat(saved.release().version()).isEqualTo(report.release().version());
    assertThat(saved.release().commit()).isEqualTo(report.release().commit());
    assertThat(saved.items()).hasSize(report.checklist().items());
    var failed = report.sections().stream()
        .flatMap(section -> section.items().stream())
        .filter(
            item -> item.checks().stream().anyMatch(check -> !check.findings().isEmpty()))
        .findFirst()
        .orElseThrow();
    assertThat(saved.item(failed.id())).hasValueSatisfying(item -> {
      assertThat(item.status()).isEqualTo(failed.status().name());
      assertThat(item.message()).isEqualTo(failed.message());
      assertThat(item.codes())
          .contains(failed.checks().stream()
              .flatMap(check -> check.findings().stream())
              .findFirst()
              .orElseThrow()
              .code());
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {}                                     | it says schema nothing; wanted gonogo/report/v1
      {"schema": "gonogo/report/v2"}         | it says schema gonogo/report/v2
      {"schema": "gonogo/report/v1"}         | when its run finished
      {"schema": "a", "schema": "b"}         | it is not JSON
      {"schema": "gonogo/report/v1"          | it is not JSON
      []                                     | it says schema nothing
      """)
  void whatIsNoReportIsSaid(String json, String message) {
    assertThatThrownBy(() -> SavedReport.read(json))
        .isInstanceOf(SavedReport.NoReportException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatGonogoWroteHasNoFlaw() {
    for (Report report : List.of(
        Reports.go(),
        Reports.noGo(),
        Reports.incomplete(),
        Reports.website(),
        Reports.hostile(Reports.HOSTILE))) {
      assertThat(SavedReport.of(report).flaws()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "items": 8            | "items": 9               | its checklist has 9 items, and it holds 8 items
      "items": 8            | "number": 8              | its checklist has no number of items
      "decides": 6,         | "decides": 7,            | 7 items decide by its head, and 6 by themselves
      "MET": 2              | "MET": 3                 | it says MET 3, and holds 2
      "id": "env-dns-pointed" | "id": "k8s-pvcs"       | the item k8s-pvcs is there twice
      "id": "env-dns-pointed" | "name": "x"            | an item has no id
      "go": true            | "go": false              | its verdict is GO, and it says go: false
      "go": true            | "go": "true"             | the report does not say whether it is a GO
      "verdict": "GO"       | "verdict": "NO_GO"       | its verdict is NO_GO, and it says go: true
      "verdict": "GO"       | "word": "GO"             | it has no verdict
      "reasons": []         | "reasons": [{"item": "x"}] | it is a GO, and has reasons why it is none
      "ok": false,\\n          "status": "NOT_MET"  | "ok": true,\\n          "status": "NOT_MET" | appsec-csp is NOT_MET and says ok: true
      "ok": false,\\n          "status": "NOT_MET"  | "status": "NOT_MET"                        | does not say whether it is ok
      "decides": false,\\n          "ok"            | "ok"                                       | the item k8s-pvcs does not say whether it decides
      "status": "NOT_DUE"   | "state": "NOT_DUE"       | the item t1h-later has no status
      """)
  void whatWasTakenOutOrChangedIsAFlaw(String from, String to, String flaw)
      throws SavedReport.NoReportException {
    String json = JsonReport.write(Reports.go());
    String wanted = from.replace("\\n", "\n");
    assertThat(json).contains(wanted);

    SavedReport saved = SavedReport.read(json.replace(wanted, to.replace("\\n", "\n")));

    assertThat(saved.flaws()).anySatisfy(text -> assertThat(text).contains(flaw));
  }
}
