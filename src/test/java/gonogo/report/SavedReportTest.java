package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.judge.Report;
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
    assertThat(saved.version()).isEqualTo(report.release().version());
    assertThat(saved.commit()).isEqualTo(report.release().commit());
    assertThat(saved.items()).hasSize(report.checklist().items());
    var failed = report.sections().stream()
        .flatMap(section -> section.items().stream())
        .filter(
            item -> item.checks().stream().anyMatch(check -> !check.findings().isEmpty()))
        .findFirst()
        .orElseThrow();
    assertThat(saved.items().get(failed.id())).isNotNull().satisfies(item -> {
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
}
