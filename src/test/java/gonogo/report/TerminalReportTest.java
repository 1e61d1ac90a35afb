package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalReportTest {
  @Test void show() {
    var o = new Options(Integer.getInteger("w", 100), Boolean.getBoolean("c"), !Boolean.getBoolean("a"), null);
    for (var r : java.util.List.of(Reports.go(), Reports.website(), Reports.noGo(), Reports.incomplete(), Reports.hostile(Reports.HOSTILE))) {
      String s = TerminalReport.write(r, o);
      System.out.print(s);
      System.out.println("==== " + s.lines().count());
    }
  }
}
