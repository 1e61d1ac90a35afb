package gonogo.judge;

import static gonogo.judge.Results.failed;
import static gonogo.judge.Results.passed;
import static gonogo.judge.Results.signed;
import static gonogo.judge.Results.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.model.Item;
import gonogo.model.Of;
import gonogo.model.Of.Require;
import gonogo.model.Phase;
import gonogo.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When all is well but for the word of people. */
final class OnlySignaturesTest {
  private static final String ONE = "p/one";

  private static Item signedItem(String id) {
    return ItemBuilder.item(id).check(ItemBuilder.SIGNATURE).build();
  }

  private static Item whole(Of of) {
    return ItemBuilder.item("go").of(of).check(ItemBuilder.SIGNATURE).build();
  }

  /** One item is seen to be well, another wants a signature that is not there. */
  private static Given given(Item... more) {
    var given = Given.items(ItemBuilder.checked("seen"), signedItem("word"))
        .result("seen", passed(ONE))
        .result("word", unseen(ItemBuilder.SIGNATURE, Cause.NOT_SIGNED));
    given.items.addAll(List.of(more));
    return given;
  }

  private static boolean isReady(Given given) {
    var judgement = given.judge();
    assertThat(judgement.headline().contains(", READY: only signatures missing"))
        .isEqualTo(judgement.onlySignatures());
    return judgement.onlySignatures();
  }

  @Test
  void isSaidBesideTheVerdictAndChangesNothing() {
    var judgement = given().judge();
    assertThat(judgement.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(judgement.onlySignatures()).isTrue();
    assertThat(judgement.headline())
        .endsWith("1 of 2 blocking due unseen, READY: only signatures missing");
  }

  @Test
  void isNotSaidOfWhatIsDone() {
    assertThat(isReady(given().result("word", signed()))).isFalse();
  }

  @Test
  void isNotSaidWhenSomethingElseIsUnseen() {
    assertThat(isReady(given().result("seen", unseen(ONE, Cause.TIMED_OUT)))).isFalse();
    assertThat(isReady(given(ItemBuilder.checked("other")))).isFalse();
    assertThat(isReady(given().result("word", unseen(ItemBuilder.SIGNATURE, Cause.BLOCKED))))
        .isFalse();
  }

  @Test
  void isNotSaidWhenSomethingIsNotMet() {
    assertThat(isReady(given().result("seen", failed(ONE, "x")))).isFalse();
  }

  @Test
  void isNotSaidWhenNothingWasSeenAtAll() {
    var given = given();
    given.items.removeFirst();
    given.checks.remove("seen");
    assertThat(isReady(given)).isFalse();
  }

  @Test
  void isNotSaidOfANarrowedRun() {
    assertThat(isReady(given().select("seen", "word"))).isFalse();
  }

  @Test
  void whatDoesNotCountMayBeUnseen() {
    var minor = ItemBuilder.item("minor").severity(Severity.MINOR).check(ONE).build();
    assertThat(isReady(given(minor).result("minor", unseen(ONE, Cause.TIMED_OUT))))
        .isTrue();
  }

  @Test
  void anItemThatWaitsForSignaturesWaitsForNothingElse() {
    var of = new Of(List.of("*"), List.of(), Require.MET);
    var given = given(whole(of)).result("go", unseen(ItemBuilder.SIGNATURE, Cause.NOT_SIGNED));
    assertThat(isReady(given)).isTrue();
    given.result("go", unseen(ItemBuilder.SIGNATURE, Cause.TIMED_OUT));
    assertThat(isReady(given)).isFalse();
    given.result("go", unseen(ItemBuilder.SIGNATURE, Cause.BLOCKED, "web/site"));
    assertThat(isReady(given)).isFalse();
  }

  @Test
  void anItemThatWaitsForMoreIsNotReady() {
    var complete = new Of(List.of("*"), List.of(), Require.COMPLETE);
    var minor = ItemBuilder.item("minor").severity(Severity.MINOR).check(ONE).build();
    var given = given(minor, whole(complete))
        .result("minor", unseen(ONE, Cause.TIMED_OUT))
        .result("go", signed());
    assertThat(isReady(given)).isFalse();
  }

  @Test
  void whatIsNoMemberIsNotWaitedFor() {
    var of = new Of(List.of("seen", "word"), List.of(), Require.COMPLETE);
    var minor = ItemBuilder.item("minor").severity(Severity.MINOR).check(ONE).build();
    var given = given(minor, whole(of))
        .result("minor", unseen(ONE, Cause.TIMED_OUT))
        .result("go", signed());
    assertThat(isReady(given)).isTrue();
  }

  @Test
  void membersThatAreNotDueAreNotWaitedFor() {
    var of = new Of(List.of("*"), List.of(Phase.T_MINUS_1H), Require.COMPLETE);
    var later = ItemBuilder.item("later").phase(Phase.PLUS_24H).check(ONE).build();
    assertThat(isReady(given(later, whole(of)).result("go", signed()))).isTrue();
  }
}
