package gonogo.judge;

import static gonogo.judge.Results.failed;
import static gonogo.judge.Results.notApplicable;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items that are settled by others. */
final class MembersTest {
  private static final String ONE = "p/one";

  /** The whole first, so that it is judged last all the same. */
  private static Given given(Require require, Item... members) {
    var given = Given.items(ItemBuilder.item("all").of(require, "m-*").build());
    given.items.addAll(List.of(members));
    return given;
  }

  private static Item member(String id) {
    return ItemBuilder.item(id).severity(Severity.BLOCKER).check(ONE).build();
  }

  @ParameterizedTest
  @CsvSource({
    "MET, PASSED, MET",
    "MET, FAILED, NOT_MET",
    "MET, UNSEEN, UNDETERMINED",
    "MET, WAIVED, MET",
    "MET, NOT_APPLICABLE, MET",
    "NO_BLOCKER, PASSED, MET",
    "NO_BLOCKER, FAILED, NOT_MET",
    "NO_BLOCKER, UNSEEN, UNDETERMINED",
    "COMPLETE, PASSED, MET",
    "COMPLETE, FAILED, MET",
    "COMPLETE, UNSEEN, UNDETERMINED",
    "COMPLETE, WAIVED, MET",
  })
  void requires(Require require, String what, Status expected) {
    var given = given(require, member("m-1"), member("m-2")).result("m-1", passed(ONE));
    given.result(
        "m-2",
        switch (what) {
          case "FAILED", "WAIVED" -> failed(ONE, "x");
          case "UNSEEN" -> unseen(ONE, Cause.TIMED_OUT);
          case "NOT_APPLICABLE" -> notApplicable(ONE);
          default -> passed(ONE);
        });
    if (what.equals("WAIVED")) {
      given.waiver(WaiverBuilder.failed(given.items.getLast(), "x").build());
    }
    assertThat(given.judge("all").status()).isEqualTo(expected);
    assertThat(given.judge("all").by()).isEqualTo(expected == Status.MET ? By.ITEMS : null);
  }

  @Test
  void messagesCountAndName() {
    var given = given(
        Require.MET, member("m-1"), member("m-2"), member("m-3"), member("m-4"), member("m-5"));
    assertThat(given.judge("all").message())
        .isEqualTo("5 of 5 items unseen: m-1, m-2, m-3 and 2 more");
    assertThat(given.judge("all").cause()).isEqualTo(Cause.BLOCKED);
    given.result("m-2", failed(ONE, "x"));
    assertThat(given.judge("all").message()).isEqualTo("1 of 5 items not met: m-2");
    given.items.forEach(item -> given.result(item.id(), passed(ONE)));
    given.checks.remove("all");
    assertThat(given.judge("all").message()).isEqualTo("5 of 5 items hold");
    given
        .result("m-1", failed(ONE, "x"))
        .result("m-2", failed(ONE, "x"))
        .result("m-3", failed(ONE, "x"));
    assertThat(given.judge("all").message()).isEqualTo("3 of 5 items not met: m-1, m-2, m-3");
  }

  @Test
  void membersAreNamedOrPrefixed() {
    var of = ItemBuilder.item("all").of(Require.MET, "m-1", "env-*").build();
    var given = Given.items(of, member("m-1"), member("m-12"), member("env-a"), member("other"));
    given.result("m-1", passed(ONE)).result("env-a", passed(ONE));
    assertThat(given.judge("all").message()).isEqualTo("2 of 2 items hold");
  }

  @Test
  void membersMayBeOfCertainPhases() {
    var of = new Of(List.of("*"), List.of(Phase.T_MINUS_4H), Require.MET);
    var early = ItemBuilder.item("m-1").phase(Phase.T_MINUS_4H).check(ONE).build();
    var given = Given.items(ItemBuilder.item("all").of(of).build(), early, member("m-2"))
        .result("m-1", passed(ONE));
    assertThat(given.judge("all").message()).isEqualTo("1 of 1 items hold");
  }

  @Test
  void otherSuchItemsAreNoMembers() {
    var given = given(Require.MET, member("m-1")).result("m-1", passed(ONE));
    given.items.add(ItemBuilder.item("m-all").of(Require.MET, "nothing").build());
    given.items.add(ItemBuilder.item("everything").of(Require.MET, "*").build());
    assertThat(given.judge("m-all").status()).isEqualTo(Status.UNDETERMINED);
    assertThat(given.judge("all").status()).isEqualTo(Status.MET);
    assertThat(given.judge("everything").message()).isEqualTo("1 of 1 items hold");
    assertThat(given.judge().items())
        .extracting(each -> each.item().id())
        .containsExactly("all", "m-1", "m-all", "everything");
  }

  @Test
  void notDueNotAdoptedAndTrialAreLeftOut() {
    var later = ItemBuilder.item("m-1").phase(Phase.DEPLOY).check(ONE).build();
    var given = given(Require.MET, later, member("m-2"), member("m-3"), member("m-4"));
    given.result("m-3", failed(ONE, "x")).result("m-4", passed(ONE));
    given.adoption(
        Given.later("m-2", Given.TODAY.plusDays(1)), Given.trial("m-3", Given.TODAY.plusDays(1)));
    assertThat(given.judge("all").message()).isEqualTo("1 of 1 items hold");
  }

  @Test
  void noneLeftIsUndetermined() {
    var given =
        given(Require.MET, member("m-1")).adoption(Given.later("m-1", Given.TODAY.plusDays(1)));
    assertThat(given.judge("all").status()).isEqualTo(Status.UNDETERMINED);
    assertThat(given.judge("all").cause()).isEqualTo(Cause.NO_DATA);
    assertThat(given.judge("all").message()).isEqualTo("none of its items is due and decides");
  }

  @Test
  void onlyBlockersMatterWhereNoBlockerIsRequired() {
    var major = ItemBuilder.checked("m-2");
    var given = given(Require.NO_BLOCKER, member("m-1"), major);
    given.result("m-1", passed(ONE)).result("m-2", failed(ONE, "x"));
    assertThat(given.judge("all").status()).isEqualTo(Status.MET);
    var none = given(Require.NO_BLOCKER, major).result("m-2", passed(ONE));
    assertThat(none.judge("all").status()).isEqualTo(Status.UNDETERMINED);
  }

  @ParameterizedTest
  @CsvSource({
    "PASSED, SIGNED, MET", "PASSED, UNSEEN, UNDETERMINED", "PASSED, FAILED, NOT_MET",
        "PASSED, NOTHING, UNDETERMINED",
    "PASSED, NOT_APPLICABLE, MET", "FAILED, SIGNED, NOT_MET", "FAILED, UNSEEN, NOT_MET",
        "UNSEEN, SIGNED, UNDETERMINED",
    "UNSEEN, FAILED, NOT_MET", "FAILED, FAILED, NOT_MET",
  })
  void membersAndChecksMustBothHold(String members, String own, Status expected) {
    var all = ItemBuilder.item("all")
        .of(Require.MET, "m-*")
        .check(ItemBuilder.SIGNATURE)
        .build();
    var given = Given.items(all, member("m-1")).result("m-1", result(ONE, members));
    if (!own.equals("NOTHING")) {
      given.result("all", result(ItemBuilder.SIGNATURE, own));
    }
    var judged = given.judge("all");
    assertThat(judged.status()).isEqualTo(expected);
    assertThat(judged.by()).isEqualTo(expected == Status.MET ? By.ITEMS : null);
    if (members.equals("FAILED")) {
      assertThat(judged.message()).isEqualTo("1 of 1 items not met: m-1");
    } else if (own.equals("FAILED")) {
      assertThat(judged.message()).isEqualTo("wrong by attestation/signed");
    }
  }

  private static CheckResult result(String probe, String outcome) {
    return switch (outcome) {
      case "FAILED" -> failed(probe, "x");
      case "UNSEEN" -> unseen(probe, Cause.NOT_SIGNED);
      case "NOT_APPLICABLE" -> notApplicable(probe);
      case "SIGNED" -> signed();
      default -> passed(probe);
    };
  }

  @Test
  void aVerdictRestsOnTheSignaturesForAnItemThatOthersSettleToo() {
    var given = given(Require.MET, member("m-1")).result("m-1", passed(ONE));
    assertThat(given.judge().restsOn()).isEmpty();
    given.result("all", signed());
    assertThat(given.judge().restsOn())
        .containsExactly(new Lever("signature", "all", "UNDETERMINED", "MET", null));
    given.result("all", notApplicable(ItemBuilder.SIGNATURE));
    assertThat(given.judge().restsOn()).isEmpty();
    given.result("all", passed("p/own"));
    assertThat(given.judge().restsOn()).isEmpty();
    given.result("all", signed()).result("m-1", unseen(ONE, Cause.TIMED_OUT));
    assertThat(given.judge().restsOn()).isEmpty(); // nothing was moved by the signature yet
  }

  @Test
  void aSignatureForAnItemThatHasNoChecksCountsToo() {
    var given = given(Require.MET, member("m-1")).result("m-1", passed(ONE));
    given.result("all", unseen(ItemBuilder.SIGNATURE, Cause.NOT_SIGNED));
    assertThat(given.judge("all").status()).isEqualTo(Status.UNDETERMINED);
    assertThat(given.judge("all").cause()).isEqualTo(Cause.NOT_SIGNED);
  }
}
