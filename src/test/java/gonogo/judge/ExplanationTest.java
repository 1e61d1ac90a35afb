package gonogo.judge;

import static gonogo.judge.Results.failed;
import static gonogo.judge.Results.notApplicable;
import static gonogo.judge.Results.passed;
import static gonogo.judge.Results.remarked;
import static gonogo.judge.Results.signed;
import static gonogo.judge.Results.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Remark;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a verdict rests on, what could not be seen, and what a reader should know. */
final class ExplanationTest {
  private static final String ONE = "p/one";

  @Test
  void everyLeverIsNamed() {
    var waived = ItemBuilder.checked("waived");
    var given = Given.items(waived, ItemBuilder.item("signed").build(), ItemBuilder.checked("off"))
        .result("waived", failed(ONE, "x"))
        .result("signed", signed())
        .waiver(WaiverBuilder.failed(waived, "x").build())
        .adoption(Given.later("off", Given.TODAY.plusDays(1)))
        .phase(Phase.T_MINUS_1H)
        .select("waived", "signed")
        .levers(new Lever("setting", "off", "30d", "14d", "production.yaml:9:3"));
    assertThat(given.judge().restsOn())
        .containsExactly(
            new Lever("waiver", "waived", "NOT_MET", "WAIVED by w1", "waivers.yaml:2:5"),
            new Lever("setting", "off", "30d", "14d", "production.yaml:9:3"),
            new Lever("signature", "signed", "UNDETERMINED", "MET", null),
            new Lever("adoption", null, "3 items decide", "2 items decide", "adoption.yaml"),
            new Lever("only", null, "3 items selected", "2 items selected", null));
  }

  @Test
  void anotherGateIsALever() {
    assertThat(Given.items().phase(Phase.PLUS_1H).judge().restsOn())
        .containsExactly(new Lever("gate", null, "T-1h", "+1h", null));
  }

  @Test
  void anAdoptionByWhichEverythingDecidesIsNoLever() {
    assertThat(Given.items(ItemBuilder.checked("a"))
            .adoption(Given.decides("*"))
            .judge()
            .restsOn())
        .isEmpty();
  }

  @Test
  void eachFactSaysWhatItRulesOut() {
    var given = Given.items(
            ItemBuilder.item("a").when("kubernetes").build(),
            ItemBuilder.item("b").when("kubernetes", "cdn").build(),
            ItemBuilder.item("c").when("not web").check(ONE, "cdn").build(),
            ItemBuilder.item("d")
                .when("web")
                .check(ONE, "not web")
                .check(ONE, "cdn")
                .check(ONE)
                .build(),
            ItemBuilder.item("e").check(ONE, "cdn", "not mail").build(),
            ItemBuilder.item("f")
                .when("cdn")
                .phase(Phase.DEPLOY)
                .check(ONE, "not web")
                .build())
        .fact("kubernetes", false)
        .fact("cdn", false)
        .fact("mail", true)
        .fact("web", true);
    given.factPlaces.put("web", new Place("production.yaml", 7, 3));
    assertThat(given.judge().restsOn())
        .containsExactly(
            new Lever(
                "fact", null, "cdn: unknown", "cdn: false, rules out 1 item and 2 checks", null),
            new Lever(
                "fact", null, "kubernetes: unknown", "kubernetes: false, rules out 2 items", null),
            new Lever("fact", null, "mail: unknown", "mail: true, rules out 1 check", null),
            new Lever(
                "fact",
                null,
                "web: unknown",
                "web: true, rules out 1 item and 1 check",
                "production.yaml:7:3"));
  }

  @Test
  void theUnseenIsGroupedByWhatHelps() {
    var given = Given.items(
            ItemBuilder.item("a").when("cdn").build(),
            ItemBuilder.checked("b"),
            ItemBuilder.item("c").check(ONE).check("p/two").build(),
            ItemBuilder.checked("d"),
            ItemBuilder.item("e").when("cdn", "web").build(),
            ItemBuilder.item("f").phase(Phase.DEPLOY).check(ONE).build())
        .result("b", unseen(ONE, Cause.BLOCKED, "site:443"))
        .result(
            "c", unseen(ONE, Cause.BLOCKED, "api:443"), unseen("p/two", Cause.BLOCKED, "site:443"))
        .result("d", failed(ONE, "x"), unseen("p/two", Cause.BLOCKED, "site:443"));
    assertThat(given.judge().causes())
        .containsExactly(
            new CauseGroup(
                Cause.NOT_CONFIGURED,
                null,
                "fact:cdn",
                "nobody has declared cdn",
                List.of("a", "e")),
            new CauseGroup(Cause.BLOCKED, "site:443", null, "unseen by p/one", List.of("b", "c")),
            new CauseGroup(Cause.BLOCKED, "api:443", null, "unseen by p/one", List.of("c")),
            new CauseGroup(
                Cause.NOT_CONFIGURED,
                null,
                "fact:web",
                "nobody has declared cdn, web",
                List.of("e")));
  }

  @Test
  void anItemStandsInAGroupOnce() {
    var given = Given.items(ItemBuilder.item("a").check(ONE).check(ONE).build())
        .result("a", unseen(ONE, Cause.TIMED_OUT), unseen(ONE, Cause.TIMED_OUT));
    assertThat(given.judge().causes())
        .singleElement()
        .extracting(CauseGroup::items)
        .isEqualTo(List.of("a"));
  }

  @Test
  void whatIsWaivedIsInNoGroup() {
    var item = ItemBuilder.checked("a");
    var given = Given.items(item).result("a", unseen(ONE, Cause.TIMED_OUT));
    assertThat(given.judge().causes()).hasSize(1);
    assertThat(given.waiver(WaiverBuilder.unseen(item).build()).judge().causes())
        .isEmpty();
  }

  @Test
  void remarksAreConcernsOnce() {
    var finding = new Finding("x", "here", "a", "b", "c");
    var failing =
        new Outcome.Failed("no", List.of(finding), List.of(new Remark("there", "slow")), List.of());
    var given = Given.items(ItemBuilder.checked("a"))
        .result(
            "a",
            remarked(ONE, "here", "20 days left"),
            remarked(ONE, "here", "20 days left"),
            Results.result(ONE, failing),
            unseen(ONE, Cause.NO_DATA),
            notApplicable(ONE));
    assertThat(given.judge("a").concerns()).containsExactly("here: 20 days left", "there: slow");
  }

  @Test
  void whatWouldFailOnTrialIsAConcern() {
    var until = Given.TODAY.plusDays(30);
    var given = Given.items(ItemBuilder.checked("a")).adoption(Given.trial("a", until));
    assertThat(given.result("a", failed(ONE, "x")).judge("a").concerns())
        .containsExactly("on trial, decides from 2026-12-31 (platform): names differ");
    assertThat(given.result("a", passed(ONE)).judge("a").concerns()).isEmpty();
    assertThat(given.result("a", unseen(ONE, Cause.NO_DATA)).judge("a").concerns())
        .isEmpty();
  }

  @Test
  void aDateThatComesCloseIsAConcern() {
    var given = Given.items(ItemBuilder.checked("a"));
    assertThat(given
            .adoption(Given.later("a", Given.TODAY.plusDays(14)))
            .judge("a")
            .concerns())
        .containsExactly("comes later, review on 2026-12-15 (manager): first quarter");
    assertThat(given
            .adoption(Given.later("a", Given.TODAY.plusDays(15)))
            .judge("a")
            .concerns())
        .isEmpty();
  }

  @Test
  void leversOfWhatIsWaivedInPartAreSaidToo() {
    var item = ItemBuilder.item("a")
        .severity(Severity.BLOCKER)
        .check(ONE)
        .check("p/two")
        .build();
    var given = Given.items(item)
        .result("a", failed(ONE, "x"))
        .waiver(WaiverBuilder.failed(item, "x").build());
    assertThat(given.judge().restsOn())
        .containsExactly(
            new Lever("waiver", "a", "NOT_MET", "UNDETERMINED by w1", "waivers.yaml:2:5"));
    assertThat(given.judge().causes())
        .singleElement()
        .extracting(CauseGroup::message)
        .isEqualTo("no result of p/two");
  }
}
