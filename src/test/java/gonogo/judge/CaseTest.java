package gonogo.judge;

import static gonogo.judge.Results.passed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.model.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** What the judge refuses to judge, and to say. */
final class CaseTest {

  private static Judgement judgement(
      Verdict verdict, List<Reason> reasons, SequencedMap<Status, Integer> counts) {
    var right =
        Given.items(ItemBuilder.checked("a")).result("a", passed("p/one")).judge();
    return new Judgement(
        verdict, "", reasons, counts, 1, false, List.of(), List.of(), right.items());
  }

  private static SequencedMap<Status, Integer> counts(int met) {
    SequencedMap<Status, Integer> counts = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      counts.put(status, 0);
    }
    counts.put(Status.MET, met);
    return counts;
  }

  @Test
  void resultsOfNoItemAreRefused() {
    var given = Given.items(ItemBuilder.checked("a")).result("b", passed("p/one"));
    assertThatThrownBy(given::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a result belongs to no item of the checklist: [b]");
  }

  @Test
  void twoItemsWithOneIdAreRefused() {
    var given = Given.items(ItemBuilder.checked("a"), ItemBuilder.item("a").build());
    assertThatThrownBy(given::build).hasMessage("two items of the checklist have the same id");
  }

  @Test
  void majorItemsCannotBeTakenAway() {
    var given = Given.items().blocking(Severity.BLOCKER);
    assertThatThrownBy(given::build)
        .hasMessage("policy may add minor items to what counts, never take major ones away");
  }

  @Test
  void countsThatLeaveAnItemOutAreRefused() {
    assertThat(judgement(Verdict.GO, List.of(), counts(1)).counts()).isEqualTo(counts(1));
    assertThatThrownBy(() -> judgement(Verdict.GO, List.of(), counts(0)))
        .hasMessageStartingWith("the items come to {MET=1");
    assertThatThrownBy(() -> judgement(Verdict.GO, List.of(), new LinkedHashMap<>()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goInSpiteOfAReasonIsRefused() {
    var reasons = List.of(new Reason("a", Severity.MAJOR, Status.NOT_MET, "no"));
    assertThatThrownBy(() -> judgement(Verdict.GO, reasons, counts(1)))
        .hasMessageStartingWith("GO in spite of");
    assertThat(judgement(Verdict.NO_GO, reasons, counts(1)).reasons()).isEqualTo(reasons);
  }

  @Test
  void furtherLeversJoinTheOthers() {
    var first = new Lever("setting", "a", "paths: [/]", "paths: [/x]", "environment.yaml:7:3");
    var second = new Lever("at", null, "2026-12-01T00:00:00Z", "2026-11-01T00:00:00Z", "--at");
    var moved = Given.items(ItemBuilder.checked("a"))
        .result("a", passed("p/one"))
        .build()
        .withLevers(List.of(first))
        .withLevers(List.of(second));
    assertThat(moved.levers()).containsExactly(first, second);
    assertThat(Judge.judge(moved).restsOn()).contains(first, second);
  }

  @Test
  void unknownIsNotOk() {
    assertThat(List.of(Status.values()).stream().filter(Status::ok))
        .containsExactly(Status.MET, Status.WAIVED, Status.NOT_APPLICABLE);
  }
}
