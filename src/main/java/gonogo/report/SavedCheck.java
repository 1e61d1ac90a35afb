package gonogo.report;

import gonogo.api.Measure;
import gonogo.api.Remark;
import gonogo.judge.Report.FindingView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One check of a saved report; an outcome that is not known is no pass. */
public record SavedCheck(
    String probe,
    @Nullable String system,
    String key,
    String outcome,
    @Nullable String cause,
    @Nullable String root,
    List<String> needs,
    String summary,
    List<Remark> remarks,
    @Nullable String trace,
    List<Measure> measures,
    List<FindingView> findings,
    List<String> evidence,
    @Nullable Instant startedAt,
    long tookMs) {
  static final String PASSED = "PASSED";
  static final String FAILED = "FAILED";

  boolean passed() {
    return outcome.equals(PASSED);
  }

  /** {@code tls/certificate on web/site}. */
  String subject() {
    return system == null ? probe : probe + " on " + system;
  }
}
