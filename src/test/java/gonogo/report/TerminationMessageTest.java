package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.judge.Report;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import org.junit.jupiter.api.Test;

class TerminationMessageTest {

  @Test
  void saysWhatIsMissing() {
    assertThat(TerminationMessage.write(Reports.noGo()))
        .isEqualTo(
            "NO_GO for T-1h: 3 not met: cred-ssl-certificates-valid, data-loss, t1h-blockers;"
                + " 5 unseen: alert-cpu, alert-memory, k8s-pods, cdn-config, forgotten; 1 waived"
                + " (Demo ERP 1.0.0 (3f2c1ab, was 0.9.4) -> production, exit 1)");
    assertThat(TerminationMessage.write(Reports.go()))
        .startsWith("GO for T-1h: 6 of 8 items decide, all 3 blocking due are met, 1 waiver")
        .endsWith("-> production, exit 0)");
  }

  @Test
  void isCutWhereKubernetesWouldCut() {
    var builder = new ReportBuilder();
    for (int i = 0; i < 100; i++) {
      builder.notMet("item-" + i + "-" + "x".repeat(300), "Item", Severity.MAJOR);
      builder.notMet("\u0000".repeat(80) + i, "Item", Severity.MAJOR);
    }
    Report report = builder.build(Verdict.NO_GO, "NO_GO for T-1h");

    assertThat(TerminationMessage.write(report))
        .hasSize(4096)
        .startsWith("NO_GO for T-1h: 200 not met: item-0-x")
        .endsWith(" ...")
        .matches("[\\x20-\\x7e]+");
  }
}
