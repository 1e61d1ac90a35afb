package gonogo.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one check saw. */
public sealed interface Outcome {

  /**
   * The claim holds.
   *
   * @param summary what was seen, in one line
   * @param remarks true, but near a limit or with a reservation
   */
  record Passed(String summary, List<Remark> remarks, List<Measure> measures) implements Outcome {
    public Passed {
      requireText(summary, "summary");
      remarks = List.copyOf(remarks);
      measures = List.copyOf(measures);
    }
  }

  /**
   * The contrary of the claim was seen.
   *
   * @param unseen what could not be seen beside it; whoever accepts the failure has not accepted that
   */
  record Failed(
      String summary,
      List<Finding> findings,
      List<Remark> remarks,
      List<Measure> measures,
      List<Inconclusive> unseen)
      implements Outcome {
    public Failed {
      requireText(summary, "summary");
      findings = List.copyOf(findings);
      remarks = List.copyOf(remarks);
      measures = List.copyOf(measures);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("a failure needs a finding");
      }
      unseen = List.copyOf(unseen);
    }

    /** A failure beside which everything was seen. */
    public Failed(
        String summary, List<Finding> findings, List<Remark> remarks, List<Measure> measures) {
      this(summary, findings, remarks, measures, List.of());
    }
  }

  /**
   * The claim could not be judged.
   *
   * @param root what could not be seen first, when this is only its consequence
   * @param needs what would help: a system, a role, a setting, a fact, a probe, with {@code NOT_CONFIGURED}; whose word,
   *     each {@code duty:NAME}, with {@code NOT_SIGNED}; else empty
   */
  record Inconclusive(Cause cause, String summary, @Nullable String root, List<String> needs)
      implements Outcome {
    public Inconclusive {
      requireText(summary, "summary");
      needs = List.copyOf(needs);
    }

    public Inconclusive(Cause cause, String summary) {
      this(cause, summary, null, List.of());
    }
  }

  /** The claim is about something that is not there, and the trace says how that was seen. */
  record NotApplicable(String trace) implements Outcome {
    public NotApplicable {
      requireText(trace, "trace");
    }
  }

  private static void requireText(String text, String name) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
  }
}
