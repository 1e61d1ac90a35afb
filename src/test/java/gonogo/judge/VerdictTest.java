package gonogo.judge;

import static gonogo.judge.Results.failed;
import static gonogo.judge.Results.notApplicable;
import static gonogo.judge.Results.passed;
import static gonogo.judge.Results.signed;
import static gonogo.judge.Results.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.model.Item;
import gonogo.model.Of.Require;
import gonogo.model.Phase;
import gonogo.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The word at the end, the line around it, and the reasons. */
final class VerdictTest {
  private static final String ONE = "p/one";

  private static Item item(String id, Severity severity) {
    return ItemBuilder.item(id).severity(severity).check(ONE).build();
  }

  /** One item of each severity, all met. */
  private static Given good() {
    return Given.items(
            item("b", Severity.BLOCKER), item("m", Severity.MAJOR), item("n", Severity.MINOR))
        .result("b", passed(ONE))
        .result("m", passed(ONE))
        .result("n", passed(ONE));
  }

  private static void assertVerdict(Given given, Verdict verdict, String headline) {
    assertThat(given.judge().verdict()).isEqualTo(verdict);
    assertThat(given.judge().headline()).isEqualTo(headline);
  }

  @Test
  void allMetIsGo() {
    assertVerdict(
        good(),
        Verdict.GO,
        "GO for T-1h of website: 3 of 3 items decide, all 2 blocking due are met");
    assertThat(good().judge().reasons()).isEmpty();
    assertThat(good().judge().restsOn()).isEmpty();
    assertThat(good().judge().causes()).isEmpty();
  }

  @Test
  void anInterruptedRunIsNoGoAheadWhateverItHadSeen() {
    Judgement judged = Judge.judge(good().build().withCap("interrupted before its end"));
    assertThat(judged.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(judged.headline())
        .startsWith("INCOMPLETE for T-1h")
        .endsWith("are met, interrupted before its end");
    Case failing = good().result("b", failed(ONE, "x")).build();
    assertThat(Judge.judge(failing.withCap("interrupted before its end")).verdict())
        .isEqualTo(Verdict.NO_GO);
  }

  @ParameterizedTest
  @CsvSource({"b, BLOCKER", "m, MAJOR"})
  void oneNotMetIsNoGo(String id, Severity severity) {
    var given = good().result(id, failed(ONE, "x"));
    assertVerdict(
        given,
        Verdict.NO_GO,
        "NO_GO for T-1h of website: 3 of 3 items decide, 1 of 2 blocking due not met");
    assertThat(given.judge().reasons())
        .containsExactly(new Reason(id, severity, Status.NOT_MET, "wrong by p/one"));
  }

  @ParameterizedTest
  @CsvSource({"b, BLOCKER", "m, MAJOR"})
  void oneUnseenIsIncomplete(String id, Severity severity) {
    var given = good().result(id, unseen(ONE, Cause.TIMED_OUT));
    assertVerdict(
        given,
        Verdict.INCOMPLETE,
        "INCOMPLETE for T-1h of website: 3 of 3 items decide, 1 of 2 blocking due unseen");
    assertThat(given.judge().reasons())
        .containsExactly(new Reason(id, severity, Status.UNDETERMINED, "unseen by p/one"));
  }

  @Test
  void aFailureComesBeforeTheUnseenAndBothAreReasons() {
    var given = good().result("b", unseen(ONE, Cause.TIMED_OUT)).result("m", failed(ONE, "x"));
    assertVerdict(
        given,
        Verdict.NO_GO,
        "NO_GO for T-1h of website: 3 of 3 items decide, 1 of 2 blocking due not met, 1 unseen");
    assertThat(given.judge().reasons()).extracting(Reason::item).containsExactly("b", "m");
  }

  @Test
  void minorOnesCountOnlyWherePolicyAddsThem() {
    var failing = good().result("n", failed(ONE, "x"));
    assertVerdict(
        failing,
        Verdict.GO,
        "GO for T-1h of website: 3 of 3 items decide, all 2 blocking due are met, 1 minor not");
    assertThat(failing.judge("n").blocking()).isFalse();
    assertThat(failing.judge("m").blocking()).isTrue();
    assertVerdict(
        failing.blocking(Severity.MINOR),
        Verdict.NO_GO,
        "NO_GO for T-1h of website: 3 of 3 items decide, 1 of 3 blocking due not met");
    assertThat(failing.judge("n").blocking()).isTrue();
  }

  @Test
  void whatIsNotDueOrDoesNotDecideDoesNotCount() {
    var given = good();
    given.items.add(ItemBuilder.item("later")
        .phase(Phase.DEPLOY)
        .severity(Severity.BLOCKER)
        .check(ONE)
        .build());
    given.items.add(item("off", Severity.BLOCKER));
    given.items.add(item("trial", Severity.BLOCKER));
    given.items.add(ItemBuilder.item("mild")
        .phase(Phase.DEPLOY)
        .severity(Severity.MINOR)
        .check(ONE)
        .build());
    given.result("trial", failed(ONE, "x"));
    var tomorrow = Given.TODAY.plusDays(1);
    given.adoption(Given.later("off", tomorrow), Given.trial("trial", tomorrow));
    assertVerdict(
        given,
        Verdict.GO,
        "GO for T-1h of website: 5 of 7 items decide, all 2 blocking due are met");
    assertThat(given.judge().decides()).isEqualTo(5);
  }

  @Test
  void nothingMetByEvidenceIsIncomplete() {
    var signature = Given.items(ItemBuilder.item("a").build()).result("a", signed());
    assertVerdict(
        signature,
        Verdict.INCOMPLETE,
        "INCOMPLETE for T-1h of website: 1 of 1 items decide, none of 1 blocking due met by evidence");
    var nothing = Given.items(item("a", Severity.MAJOR)).result("a", notApplicable(ONE));
    assertVerdict(
        nothing,
        Verdict.INCOMPLETE,
        "INCOMPLETE for T-1h of website: 1 of 1 items decide, none of 0 blocking due met by evidence");
    var minor = Given.items(item("a", Severity.MINOR)).result("a", passed(ONE));
    assertThat(minor.judge().verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(Given.items().judge().verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void whatIsSettledByItemsIsNoEvidenceItself() {
    var minor = item("m-1", Severity.MINOR);
    var all = ItemBuilder.item("all").of(Require.MET, "m-*").build();
    var given = Given.items(minor, all).result("m-1", passed(ONE));
    assertThat(given.judge("all").status()).isEqualTo(Status.MET);
    assertThat(given.judge().verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void onlyWhatIsMetRestsOnEvidence() {
    var met = good().judge("b");
    assertThat(Tally.of(List.of(met)).restsOnEvidence()).isTrue();
    assertThat(Tally.of(List.of(as(Status.WAIVED, met))).restsOnEvidence()).isFalse();
  }

  private static ItemJudgement as(Status status, ItemJudgement met) {
    return new ItemJudgement(
        met.item(),
        true,
        true,
        true,
        status,
        status,
        null,
        null,
        List.of(),
        "",
        met.by(),
        null,
        List.of(),
        List.of());
  }

  @Test
  void notApplicableAndWaivedDoNotStandInTheWay() {
    var given = good().result("m", notApplicable(ONE));
    assertVerdict(
        given,
        Verdict.GO,
        "GO for T-1h of website: 3 of 3 items decide, all 1 blocking due are met");
    var waived = good().result("m", failed(ONE, "x"));
    waived.waiver(WaiverBuilder.failed(waived.items.get(1), "x").build());
    assertVerdict(
        waived,
        Verdict.GO,
        "GO for T-1h of website: 3 of 3 items decide, all 2 blocking due are met, 1 waiver");
    waived.items.add(item("o", Severity.MAJOR));
    waived
        .result("o", failed(ONE, "x"))
        .waiver(WaiverBuilder.failed(waived.items.getLast(), "x").build());
    assertThat(waived.judge().headline()).endsWith("all 3 blocking due are met, 2 waivers");
  }

  @Test
  void aSelectionIsAtBestIncomplete() {
    assertVerdict(
        good().select("b", "m", "n"),
        Verdict.INCOMPLETE,
        "INCOMPLETE for T-1h of website: only 3 of 3 items selected, all 2 blocking due are met");
    assertVerdict(
        good().select("b"),
        Verdict.INCOMPLETE,
        "INCOMPLETE for T-1h of website: only 1 of 3 items selected, 1 of 2 blocking due unseen, 1 minor not");
    assertThat(good().select("b").result("b", failed(ONE, "x")).judge().verdict())
        .isEqualTo(Verdict.NO_GO);
  }

  @Test
  void whereTheLineIsTooLongTheChecklistIsLeftOut() {
    var given = good().phase(Phase.CODE_FREEZE).select("b");
    given.items.replaceAll(
        item -> ItemBuilder.copyOf(item).phase(Phase.CODE_FREEZE).build());
    assertThat(given.judge().headline())
        .isEqualTo(
            "INCOMPLETE for code-freeze: only 1 of 3 items selected, 1 of 2 blocking due unseen, 1 minor not");
  }

  @Test
  void aLineOfExactlyHundredColumnsStaysWhole() {
    var many = good().select("b");
    IntStream.range(0, 8).mapToObj(i -> item("s" + i, Severity.MINOR)).forEach(many.items::add);
    assertThat(many.judge().headline())
        .startsWith("INCOMPLETE for T-1h of website: only 1 of 11")
        .hasSize(100);
    many.items.add(item("one-more", Severity.MINOR));
    assertThat(many.judge().headline())
        .isEqualTo(
            "INCOMPLETE for T-1h: only 1 of 12 items selected, 1 of 2 blocking due unseen, 10 minor not");
  }

  @Test
  void everyItemIsCountedOnce() {
    var given = good().result("n", failed(ONE, "x")).result("m", unseen(ONE, Cause.NO_DATA));
    given.items.add(ItemBuilder.item("l").phase(Phase.DEPLOY).build());
    assertThat(given.judge().counts())
        .containsExactly(
            Map.entry(Status.MET, 1),
            Map.entry(Status.NOT_MET, 1),
            Map.entry(Status.UNDETERMINED, 1),
            Map.entry(Status.WAIVED, 0),
            Map.entry(Status.NOT_APPLICABLE, 0),
            Map.entry(Status.NOT_DUE, 1),
            Map.entry(Status.NOT_ADOPTED, 0));
  }

  @ParameterizedTest
  @CsvSource({"GO, 0", "NO_GO, 1", "INCOMPLETE, 3"})
  void exitStatus(Verdict verdict, int status) {
    assertThat(verdict.exitStatus()).isEqualTo(status);
  }
}
