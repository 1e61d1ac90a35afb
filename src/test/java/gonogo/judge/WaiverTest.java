package gonogo.judge;

import static gonogo.judge.Results.failed;
import static gonogo.judge.Results.notApplicable;
import static gonogo.judge.Results.passed;
import static gonogo.judge.Results.result;
import static gonogo.judge.Results.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.model.Item;
import gonogo.model.Of.Require;
import gonogo.model.Phase;
import gonogo.model.Severity;
import gonogo.model.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an accepted exception holds, and what it covers. */
final class WaiverTest {
  private static final String ONE = "p/one";
  private static final Item ITEM = ItemBuilder.checked("a");
  private static final Item BLOCKER =
      ItemBuilder.item("a").severity(Severity.BLOCKER).check(ONE).build();

  private static Given failing(Item item, WaiverBuilder... waivers) {
    var given = Given.items(item).result("a", failed(ONE, "x", "y"));
    for (WaiverBuilder waiver : waivers) {
      given.waiver(waiver.build());
    }
    return given;
  }

  private static void assertVoid(Given given, String... reasons) {
    var judged = given.judge("a");
    assertThat(judged.status()).isEqualTo(Status.NOT_MET);
    assertThat(judged.waiver()).isNull();
    assertThat(judged.concerns())
        .containsExactly("waiver w1 is void: " + String.join("; ", reasons));
  }

  @Test
  void aFailureWithListedCodesIsWaived() {
    Waiver waiver = WaiverBuilder.failed(ITEM, "x", "y", "z").build();
    var judged = failing(ITEM).waiver(waiver).judge("a");
    assertThat(judged.status()).isEqualTo(Status.WAIVED);
    assertThat(judged.rawStatus()).isEqualTo(Status.NOT_MET);
    assertThat(judged.waiver()).isEqualTo(waiver);
    assertThat(judged.message()).isEqualTo("wrong by p/one");
    assertThat(judged.concerns()).isEmpty();
    assertThat(judged.by()).isNull();
  }

  @Test
  void whatWouldVoidAWaiverIsKnownBeforeItIsWritten() {
    var given = failing(ITEM);
    assertThat(Judge.flaws(WaiverBuilder.failed(ITEM, "x").build(), ITEM, given.build()))
        .isEmpty();
    assertThat(
            Judge.flaws(WaiverBuilder.failed(ITEM, "x").approvers().build(), ITEM, given.build()))
        .containsExactly("nobody approved it");
  }

  @Test
  void aNewCodeIsNotCovered() {
    var judged = failing(ITEM, WaiverBuilder.failed(ITEM, "z")).judge("a");
    assertThat(judged.status()).isEqualTo(Status.NOT_MET);
    assertThat(judged.concerns()).containsExactly("waiver w1 is not used: it does not accept x, y");
    var other = Given.items(ITEM)
        .result("a", failed(ONE, "x"), failed(ONE, "y"), failed(ONE, "y"), passed(ONE));
    assertThat(other.waiver(WaiverBuilder.failed(ITEM, "x").build()).judge("a").concerns())
        .containsExactly("waiver w1 is not used: it does not accept y");
  }

  @Test
  void twoWaiversAreNeverAddedUp() {
    var given = failing(
        ITEM, WaiverBuilder.failed(ITEM, "x"), WaiverBuilder.failed(ITEM, "y").id("w2"));
    assertThat(given.judge("a").status()).isEqualTo(Status.NOT_MET);
    assertThat(given.judge("a").concerns()).hasSize(2);
  }

  @Test
  void theOneThatLastsLongestIsUsed() {
    var early = WaiverBuilder.failed(ITEM, "x", "y").until(Given.NOW.plus(Duration.ofDays(1)));
    var late = WaiverBuilder.failed(ITEM, "x", "y").id("w2");
    for (Given given : new Given[] {failing(ITEM, early, late), failing(ITEM, late, early)}) {
      var judged = given.judge("a");
      assertThat(judged.waiver()).extracting(Waiver::id).isEqualTo("w2");
      assertThat(judged.concerns()).isEmpty();
    }
  }

  @Test
  void whatIsUnseenBesideAWaivedFailureStaysUndetermined() {
    var given = Given.items(ITEM)
        .result("a", failed(ONE, "x"), unseen("p/two", Cause.TIMED_OUT, "site:443"))
        .waiver(WaiverBuilder.failed(ITEM, "x").build());
    var judged = given.judge("a");
    assertThat(judged.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(judged.rawStatus()).isEqualTo(Status.NOT_MET);
    assertThat(judged.cause()).isEqualTo(Cause.TIMED_OUT);
    assertThat(judged.root()).isEqualTo("site:443");
    assertThat(judged.message()).isEqualTo("unseen by p/two");
    assertThat(judged.waiver()).isNotNull();
  }

  @Test
  void whatOneCheckDidNotSeeBesideItsOwnWaivedFailureStaysUndetermined() {
    var failed = (Outcome.Failed) failed(ONE, "x").outcome();
    var both = new Outcome.Failed(
        failed.summary(),
        failed.findings(),
        List.of(),
        List.of(),
        List.of(new Outcome.Inconclusive(Cause.TIMED_OUT, "the other address is silent")));
    var given = Given.items(ITEM)
        .result("a", result(ONE, both))
        .waiver(WaiverBuilder.failed(ITEM, "x").build());
    var judged = given.judge("a");
    assertThat(judged.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(judged.message()).isEqualTo("the other address is silent");
    assertThat(given.judge().verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void theUnseenIsWaivedWhereThatIsAccepted() {
    var given = Given.items(ITEM).result("a", unseen(ONE, Cause.UNREACHABLE));
    assertThat(given.waiver(WaiverBuilder.unseen(ITEM).build()).judge("a").status())
        .isEqualTo(Status.WAIVED);
    assertThat(given.judge("a").rawStatus()).isEqualTo(Status.UNDETERMINED);
    assertThat(given.judge("a").cause()).isNull();
    assertThat(given.judge("a").message()).isEqualTo("unseen by p/one");
  }

  @Test
  void anUnknownFactMayBeAcceptedAsUnseen() {
    var item = ItemBuilder.item("a").when("cdn").build();
    var given = Given.items(item).waiver(WaiverBuilder.unseen(item).build());
    assertThat(given.judge("a").status()).isEqualTo(Status.WAIVED);
  }

  @Test
  void whatWasLeftOutIsNotWaived() {
    var given = Given.items(ITEM, ItemBuilder.checked("b")).select("b");
    var judged = given.waiver(WaiverBuilder.unseen(ITEM).build()).judge("a");
    assertThat(judged.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(judged.concerns()).isEmpty();
  }

  @Test
  void neitherKindCoversTheOther() {
    var judged = failing(ITEM, WaiverBuilder.unseen(ITEM)).judge("a");
    assertThat(judged.status()).isEqualTo(Status.NOT_MET);
    assertThat(judged.concerns())
        .containsExactly(
            "waiver w1 is not used: it accepts that the item is unseen, and a failure was seen");
    var blind = Given.items(ITEM).result("a", unseen(ONE, Cause.UNREACHABLE));
    judged = blind.waiver(WaiverBuilder.failed(ITEM, "x").build()).judge("a");
    assertThat(judged.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(judged.concerns())
        .containsExactly(
            "waiver w1 is not used: it accepts a failure, and the item could not be seen");
  }

  @Test
  void oneThatIsNotNeededSaysSo() {
    var given = Given.items(ITEM).waiver(WaiverBuilder.failed(ITEM, "x").build());
    assertThat(given.result("a", passed(ONE)).judge("a").concerns())
        .containsExactly("waiver w1 is not used: the item is met");
    assertThat(given.result("a", passed(ONE)).judge("a").status()).isEqualTo(Status.MET);
    assertThat(given.result("a", notApplicable(ONE)).judge("a").concerns())
        .containsExactly("waiver w1 is not used: the item is not applicable");
    assertThat(given.phase(Phase.CODE_FREEZE).judge("a").concerns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T12:00:00Z, 2026-12-05T00:00:00Z,",
        "2026-12-01T12:00:00.001Z, 2026-12-05T00:00:00Z, it begins at",
    "2026-11-28T00:00:00Z, 2026-12-01T12:00:00Z, it ended at",
        "2026-11-28T00:00:00Z, 2026-12-01T12:00:00.001Z,",
  })
  void holdsFromItsFirstInstantAndNotAtItsLast(Instant from, Instant until, String flaw) {
    var given = failing(ITEM, WaiverBuilder.failed(ITEM, "x", "y").from(from).until(until));
    if (flaw == null) {
      assertThat(given.judge("a").status()).isEqualTo(Status.WAIVED);
    } else {
      assertVoid(given, flaw + " " + (flaw.contains("begins") ? from : until));
    }
  }

  @Test
  void anotherTextVoids() {
    assertVoid(
        failing(ITEM, WaiverBuilder.failed(ITEM, "x", "y").text("Text of a ")),
        "the text of the item has changed since");
  }

  @Test
  void aDecisionCannotBeWaived() {
    var signature = ItemBuilder.item("a").check(ItemBuilder.SIGNATURE).build();
    assertVoid(
        failing(signature, WaiverBuilder.failed(signature, "x", "y")),
        "a decision of people cannot be waived");
    var of = ItemBuilder.item("a").of(Require.MET, "b").build();
    var given = Given.items(of, ItemBuilder.checked("b"))
        .waiver(WaiverBuilder.unseen(of).build());
    assertThat(given.judge("a").status()).isEqualTo(Status.UNDETERMINED);
    assertThat(given.judge("a").concerns())
        .containsExactly("waiver w1 is void: a decision of people cannot be waived");
  }

  @Test
  void anotherEnvironmentOrItemIsNoConcern() {
    var elsewhere = failing(ITEM, WaiverBuilder.failed(ITEM, "x", "y").environment("staging"))
        .judge("a");
    assertThat(elsewhere.status()).isEqualTo(Status.NOT_MET);
    assertThat(elsewhere.concerns()).isEmpty();
    var here = WaiverBuilder.failed(ITEM, "x", "y").environment(Given.ENVIRONMENT);
    assertThat(failing(ITEM, here).judge("a").status()).isEqualTo(Status.WAIVED);
    var other =
        failing(ITEM, WaiverBuilder.failed(ItemBuilder.checked("b"), "x", "y")).judge("a");
    assertThat(other.status()).isEqualTo(Status.NOT_MET);
    assertThat(other.concerns()).isEmpty();
  }

  @Test
  void approvalIsNeededAndNotOnesOwn() {
    var waiver = WaiverBuilder.failed(ITEM, "x", "y");
    assertVoid(failing(ITEM, waiver.approvers()), "nobody approved it");
    assertVoid(
        failing(ITEM, waiver.approvers("ann", "bob").owner("bob")),
        "its owner bob is among the approvers");
    assertVoid(
        failing(ITEM, waiver.approvers("eve", "ann", "mal").owner("team")),
        "approver eve is not in the list of people",
        "approver mal is not in the list of people");
    assertThat(failing(ITEM, waiver.approvers("ann")).judge("a").status()).isEqualTo(Status.WAIVED);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01,, true",
    "2026-12-02,, false",
    ", 2026-12-02, true",
    ", 2026-12-01, false",
    "2026-11-01, 2026-12-31, true",
  })
  void approverMustBeInTheListToday(LocalDate from, LocalDate until, boolean holds) {
    var given = failing(ITEM, WaiverBuilder.failed(ITEM, "x", "y").approvers("ann"))
        .people(Given.people(Given.person("ann", from, until)));
    if (holds) {
      assertThat(given.judge("a").status()).isEqualTo(Status.WAIVED);
    } else {
      assertVoid(given, "approver ann is not in the list of people on 2026-12-01");
    }
  }

  @Test
  void blockerNeedsTwoApprovers() {
    var waiver = WaiverBuilder.failed(BLOCKER, "x", "y");
    assertThat(failing(BLOCKER, waiver).judge("a").status()).isEqualTo(Status.WAIVED);
    assertVoid(failing(BLOCKER, waiver.approvers("ann")), "a blocker needs two approvers");
    assertVoid(failing(BLOCKER, waiver.approvers("ann", "ann")), "a blocker needs two approvers");
  }

  @Test
  void blockerIsWaivedForAWeek() {
    var week = WaiverBuilder.failed(BLOCKER, "x", "y").until(Given.NOW.plus(Duration.ofDays(4)));
    assertThat(failing(BLOCKER, week).judge("a").status()).isEqualTo(Status.WAIVED);
    var longer = week.until(Given.NOW.plus(Duration.ofDays(4)).plusNanos(1));
    assertVoid(failing(BLOCKER, longer), "a blocker is waived for at most 7 days");
    var month = WaiverBuilder.failed(ITEM, "x", "y").until(Given.NOW.plus(Duration.ofDays(30)));
    assertThat(failing(ITEM, month).judge("a").status()).isEqualTo(Status.WAIVED);
  }

  @Test
  void everyFlawIsNamed() {
    assertVoid(
        failing(
            BLOCKER,
            WaiverBuilder.failed(BLOCKER, "x").text("other").approvers("ann").owner("ann")),
        "the text of the item has changed since",
        "its owner ann is among the approvers",
        "a blocker needs two approvers");
  }

  @Test
  void oneThatEndsSoonIsAConcern() {
    var soon = WaiverBuilder.failed(ITEM, "x", "y").until(Given.NOW.plus(Duration.ofDays(2)));
    assertThat(failing(ITEM, soon).judge("a").concerns())
        .containsExactly("waiver w1 ends at 2026-12-03T12:00:00Z");
    var later = soon.until(Given.NOW.plus(Duration.ofDays(2)).plusNanos(1));
    assertThat(failing(ITEM, later).judge("a").concerns()).isEmpty();
  }
}
