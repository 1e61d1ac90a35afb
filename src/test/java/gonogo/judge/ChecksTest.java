package gonogo.judge;

import static gonogo.judge.Results.failed;
import static gonogo.judge.Results.notApplicable;
import static gonogo.judge.Results.passed;
import static gonogo.judge.Results.signed;
import static gonogo.judge.Results.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.model.Item;
import org.junit.jupiter.api.Test;

/** What the checks of an item come to. */
final class ChecksTest {
  private static final String ONE = "p/one";
  private static final String TWO = "p/two";
  private static final Item BOTH = ItemBuilder.item("a").check(ONE).check(TWO).build();

  private static ItemJudgement judge(Item item, CheckResult... results) {
    return Given.items(item).result("a", results).judge("a");
  }

  @Test
  void allPassedIsMetByEvidence() {
    var judged = judge(BOTH, passed(ONE), passed(TWO));
    assertThat(judged.status()).isEqualTo(Status.MET);
    assertThat(judged.rawStatus()).isEqualTo(Status.MET);
    assertThat(judged.by()).isEqualTo(By.EVIDENCE);
    assertThat(judged.message()).isEqualTo("seen by p/one (and 1 more passed)");
    assertThat(judged.checks()).hasSize(2);
    assertThat(judged.cause()).isNull();
    assertThat(judged.concerns()).isEmpty();
  }

  @Test
  void oneFailureIsNotMetWhateverElseWasSeen() {
    var judged = judge(BOTH, passed(ONE), unseen(TWO, Cause.TIMED_OUT), failed(TWO, "x"), signed());
    assertThat(judged.status()).isEqualTo(Status.NOT_MET);
    assertThat(judged.by()).isNull();
    assertThat(judged.cause()).isNull();
    assertThat(judged.message()).isEqualTo("wrong by p/two");
    assertThat(judge(BOTH, failed(ONE, "x"), failed(TWO, "x"), failed(TWO, "y")).message())
        .isEqualTo("wrong by p/one (and 2 more failed)");
  }

  @Test
  void oneUnseenIsUndetermined() {
    var judged =
        judge(BOTH, passed(ONE), unseen(TWO, Cause.BLOCKED, "site:443", "role:api"), signed());
    assertThat(judged.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(judged.cause()).isEqualTo(Cause.BLOCKED);
    assertThat(judged.root()).isEqualTo("site:443");
    assertThat(judged.needs()).containsExactly("role:api");
    assertThat(judged.message()).isEqualTo("unseen by p/two");
    assertThat(judged.by()).isNull();
  }

  @Test
  void theFirstUnseenSpeaksForAllAndAllNeedsAreKept() {
    var judged = judge(
        BOTH,
        unseen(ONE, Cause.NOT_CONFIGURED, "r", "role:api"),
        unseen(TWO, Cause.NOT_CONFIGURED, "s", "role:api", "role:docs"));
    assertThat(judged.message()).isEqualTo("unseen by p/one");
    assertThat(judged.root()).isEqualTo("r");
    assertThat(judged.needs()).containsExactly("role:api", "role:docs");
  }

  @Test
  void aMissingResultIsUndetermined() {
    var judged = judge(BOTH, passed(ONE), passed(ONE));
    assertThat(judged.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(judged.cause()).isEqualTo(Cause.NO_DATA);
    assertThat(judged.message()).isEqualTo("no result of p/two");
    assertThat(judge(BOTH).message()).isEqualTo("no result of p/one");
    assertThat(judge(BOTH, passed(ONE), signed()).status()).isEqualTo(Status.UNDETERMINED);
  }

  @Test
  void twoChecksOfOneProbeNeedTwoResults() {
    var twice = ItemBuilder.item("a").check(ONE).check(ONE).build();
    assertThat(judge(twice, passed(ONE)).status()).isEqualTo(Status.UNDETERMINED);
    assertThat(judge(twice, passed(ONE), passed(ONE)).status()).isEqualTo(Status.MET);
    assertThat(judge(twice, passed(ONE), passed(ONE), passed(ONE)).status()).isEqualTo(Status.MET);
  }

  @Test
  void allNotApplicableIsNotApplicable() {
    var judged = judge(BOTH, notApplicable(ONE), notApplicable(TWO));
    assertThat(judged.status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(judged.message()).isEqualTo("nothing there for p/one");
    assertThat(judged.by()).isNull();
    assertThat(judge(BOTH, notApplicable(ONE), passed(TWO)).status()).isEqualTo(Status.MET);
  }

  @Test
  void aCheckThatAFactRulesOutIsNotMissed() {
    var item = ItemBuilder.item("a").check(ONE).check(TWO, "cdn").build();
    var judged = Given.items(item).fact("cdn", false).result("a", passed(ONE)).judge("a");
    assertThat(judged.status()).isEqualTo(Status.MET);
  }

  @Test
  void aCheckThatAsksForAnUnknownFactIsUndetermined() {
    var item = ItemBuilder.item("a").check(ONE).check(TWO, "cdn").build();
    var judged = Given.items(item).result("a", passed(ONE), passed(TWO)).judge("a");
    assertThat(judged.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(judged.cause()).isEqualTo(Cause.NOT_CONFIGURED);
    assertThat(judged.needs()).containsExactly("fact:cdn");
    assertThat(judged.message()).isEqualTo("nobody has declared cdn");
  }

  @Test
  void allChecksRuledOutIsNotApplicable() {
    var item = ItemBuilder.item("a")
        .check(ONE, "cdn")
        .check(TWO, "not web")
        .check(TWO, "cdn")
        .build();
    var judged = Given.items(item).fact("cdn", false).fact("web", true).judge("a");
    assertThat(judged.status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(judged.message()).isEqualTo("cdn is declared false, web is declared true");
  }

  @Test
  void whatNothingLooksAtIsUndetermined() {
    var judged = judge(ItemBuilder.item("a")
        .needs("sql/query", "setting max-age of http/headers")
        .build());
    assertThat(judged.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(judged.cause()).isEqualTo(Cause.NOT_CONFIGURED);
    assertThat(judged.needs()).containsExactly("sql/query", "setting max-age of http/headers");
    assertThat(judged.message()).isEqualTo("no check looks at it yet");
  }

  @Test
  void aSignatureSettlesWhatNothingLooksAt() {
    var unbound = ItemBuilder.item("a").build();
    assertThat(judge(unbound, signed()).status()).isEqualTo(Status.MET);
    assertThat(judge(unbound, signed()).by()).isEqualTo(By.SIGNATURE);
    assertThat(judge(unbound, signed(), signed()).by()).isEqualTo(By.SIGNATURE);
    assertThat(judge(ItemBuilder.item("a").check(ItemBuilder.SIGNATURE).build(), signed())
            .by())
        .isEqualTo(By.SIGNATURE);
  }

  @Test
  void evidenceStandsBesideASignature() {
    assertThat(judge(ItemBuilder.checked("a"), signed(), passed(ONE)).by()).isEqualTo(By.EVIDENCE);
    assertThat(judge(ItemBuilder.checked("a"), passed(ONE), signed()).by()).isEqualTo(By.EVIDENCE);
  }

  @Test
  void whatIsNotOpenShowsNoResults() {
    var item = ItemBuilder.item("a").when("cdn").check(ONE).build();
    var judged =
        Given.items(item).fact("cdn", false).result("a", failed(ONE, "x")).judge("a");
    assertThat(judged.status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(judged.checks()).isEmpty();
  }
}
