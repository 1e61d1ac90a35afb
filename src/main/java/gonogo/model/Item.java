package gonogo.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim in people's words.
 *
 * @param text exactly as in the list that people agreed on
 * @param claim what is good, when the text says the bad thing
 * @param when facts that must all hold
 * @param again later phases in which it is due once more
 * @param depends ids of items that it hangs on; never changes a status
 * @param formerly ids that it had before
 * @param verify how it is seen, in one sentence
 * @param needs for an unbound item: the probes and settings that do not exist yet, in words; or {@link #ATTESTATION}
 * @param checks empty for an item that nothing can look at yet
 * @param of set for an item that is settled by others
 */
public record Item(
    String id,
    String text,
    @Nullable String claim,
    Severity severity,
    Phase phase,
    List<When> when,
    List<Phase> again,
    List<String> depends,
    List<String> formerly,
    @Nullable String verify,
    List<String> needs,
    List<CheckSpec> checks,
    @Nullable Of of,
    Place place) {
  /** Among {@code needs}: only the word of those who sign for it settles the item. */
  public static final String ATTESTATION = "attestation";

  public Item {
    when = List.copyOf(when);
    again = List.copyOf(again);
    depends = List.copyOf(depends);
    formerly = List.copyOf(formerly);
    needs = List.copyOf(needs);
    checks = List.copyOf(checks);
  }

  /** The same with other checks. */
  public Item withChecks(List<CheckSpec> others) {
    return new Item(
        id, text, claim, severity, phase, when, again, depends, formerly, verify, needs, others, of,
        place);
  }

  /** Whether other items settle it, or the signatures for it rest on others: then it is no member of any such item. */
  public boolean restsOnOthers() {
    return of != null
        || checks.stream()
            .anyMatch(check -> check.with().get("decision") instanceof Node.Sequence decision
                && !decision.values().isEmpty());
  }

  /** Whether it is a decision of people, which can never be waived. */
  public boolean isDecision() {
    return of != null
        || checks.stream().anyMatch(check -> check.probe().equals("attestation/signed"));
  }
}
