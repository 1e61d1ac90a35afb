package gonogo.report;

import gonogo.judge.Reason;
import gonogo.judge.Report;
import gonogo.judge.Status;
import java.util.ArrayList;
import java.util.List;

/** Writes why a container ended, in the line that {@code kubectl describe pod} shows. */
public final class TerminationMessage {
  /** Bytes that Kubernetes keeps of a container. */
  private static final int MOST = 4096;

  private static final int NAMES = 20;
  private static final String MORE = " ...";

  private TerminationMessage() {}

  /** One line in ASCII of at most 4096 bytes, without a line end. */
  public static String write(Report report) {
    String text = report.reasons().isEmpty()
        ? Subject.headline(report)
        : "%s for %s: %s"
            .formatted(report.verdict(), report.run().phase(), String.join("; ", parts(report)));
    String line = Untrusted.clean(text + " (" + target(report) + ")", false);
    return line.length() <= MOST ? line : line.substring(0, MOST - MORE.length()) + MORE;
  }

  private static String target(Report report) {
    return Untrusted.shorten(Subject.target(report), 300) + ", exit "
        + CiValues.exit(report).stream().mapToObj(String::valueOf).findFirst().orElse("by signal");
  }

  private static List<String> parts(Report report) {
    List<String> parts = new ArrayList<>();
    add(report, Status.NOT_MET, "not met", parts);
    add(report, Status.UNDETERMINED, "unseen", parts);
    int waived = report.counts().getOrDefault(Status.WAIVED, 0);
    if (waived > 0) {
      parts.add(waived + " waived");
    }
    return parts;
  }

  private static void add(Report report, Status status, String words, List<String> parts) {
    List<String> ids = report.reasons().stream()
        .filter(reason -> reason.status() == status)
        .map(Reason::item)
        .map(id -> Untrusted.shorten(id, 80))
        .toList();
    if (!ids.isEmpty()) {
      parts.add("%d %s: %s".formatted(ids.size(), words, Words.some(ids, NAMES)));
    }
  }
}
