package gonogo.judge;

import gonogo.api.Cause;
import gonogo.model.Of;
import java.util.List;

/** Finds out whether all is well but for the word of people. */
final class OnlySignatures {

  private OnlySignatures() {}

  /** Whether nothing that counts is missing but signatures, and what waits for nothing else. */
  static boolean areMissing(Verdict verdict, Case given, Tally tally, List<Judged> judged) {
    return verdict == Verdict.INCOMPLETE
        && !given.isCapped()
        && tally.restsOnEvidence()
        && judged.stream()
            .filter(each -> tally.counting().contains(each.judgement()))
            .allMatch(each -> isMissing(each, judged));
  }

  private static boolean isMissing(Judged each, List<Judged> judged) {
    return each.unseen().stream()
        .allMatch(unseen -> unseen.cause() == Cause.NOT_SIGNED || waits(each, unseen, judged));
  }

  /** Whether it is unseen because items that settle it are, and those only lack signatures. */
  private static boolean waits(Judged each, Unseen unseen, List<Judged> judged) {
    Of of = each.judgement().item().of();
    return of != null
        && unseen.cause() == Cause.BLOCKED
        && unseen.root() == null
        && judged.stream()
            .filter(other -> other.judgement().item().of() == null)
            .filter(other -> Members.isMember(of, other.judgement()))
            .allMatch(other -> isMissing(other, judged));
  }
}
