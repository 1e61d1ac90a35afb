package gonogo.judge;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.judge.Standing.NotAdopted;
import gonogo.judge.Standing.NotApplicable;
import gonogo.judge.Standing.NotDue;
import gonogo.judge.Standing.Open;
import gonogo.judge.Standing.Undetermined;
import gonogo.model.Adoption.Rule;
import gonogo.model.Adoption.Stage;
import gonogo.model.Item;
import gonogo.model.Phase;
import gonogo.model.Place;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is contacted, and why the rest is not. */
final class StandingTest {
  private static final Open OPEN = new Open();

  private static Standing standing(Item item, Given given) {
    return Judge.standing(item, given.build());
  }

  @ParameterizedTest
  @CsvSource({
    "code-freeze, code-freeze, true",
    "code-freeze, T-4h, false",
    "code-freeze, continuous, false",
    "T-4h, code-freeze, true",
    "T-4h, T-4h, true",
    "T-4h, T-1h, false",
    "T-1h, code-freeze, true",
    "T-1h, T-1h, true",
    "T-1h, deploy, false",
    "T-1h, continuous, false",
    "deploy, T-1h, false",
    "deploy, deploy, true",
    "deploy, +30m, false",
    "deploy, continuous, true",
    "+1h, code-freeze, false",
    "+1h, deploy, true",
    "+1h, +30m, true",
    "+1h, +1h, true",
    "+1h, +2h, false",
    "+1h, continuous, true",
    "+24h, +2h, true",
    "+24h, +24h, true",
    "+24h, T-4h, false",
    "continuous, continuous, true",
    "continuous, deploy, true",
    "continuous, T-1h, false",
  })
  void gateCovers(String gate, String phase, boolean due) {
    var item = ItemBuilder.item("a").phase(Phase.of(phase).orElseThrow()).build();
    var given = Given.items(item).phase(Phase.of(gate).orElseThrow());
    assertThat(standing(item, given) instanceof Open).isEqualTo(due);
    assertThat(given.judge("a").due()).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "T-1h, deploy, due at deploy",
    "code-freeze, T-1h, due at T-1h",
    "+30m, +2h, due at +2h",
    "+1h, T-1h, settled before the deployment",
    "T-1h, continuous, due from the deployment on",
  })
  void notDueSaysWhen(String gate, String phase, String message) {
    var item = ItemBuilder.item("a").phase(Phase.of(phase).orElseThrow()).build();
    var given = Given.items(item).phase(Phase.of(gate).orElseThrow());
    assertThat(standing(item, given)).isEqualTo(new NotDue(message));
    assertThat(given.judge("a").status()).isEqualTo(Status.NOT_DUE);
    assertThat(given.judge("a").message()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({"+1h, true", "+30m, false", "+2h, false", "T-4h, false"})
  void isDueAgain(String gate, boolean due) {
    var item =
        ItemBuilder.item("a").phase(Phase.T_MINUS_1H).again(Phase.PLUS_1H).build();
    var given = Given.items(item).phase(Phase.of(gate).orElseThrow());
    assertThat(standing(item, given) instanceof Open).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "cdn, true, OPEN",
    "cdn, false, OUT",
    "cdn, , UNKNOWN",
    "not cdn, false, OPEN",
    "not cdn, true, OUT",
    "not cdn, , UNKNOWN",
  })
  void factDecides(String condition, Boolean declared, String expected) {
    var item = ItemBuilder.item("a").when(condition).build();
    var given = Given.items(item);
    if (declared != null) {
      given.fact("cdn", declared);
    }
    var standing = switch (expected) {
      case "OPEN" -> OPEN;
      case "OUT" -> new NotApplicable("cdn is declared " + declared);
      default ->
        new Undetermined(Cause.NOT_CONFIGURED, "nobody has declared cdn", List.of("fact:cdn"));
    };
    assertThat(standing(item, given)).isEqualTo(standing);
  }

  @Test
  void oneFalseFactRulesOutWhateverTheUnknownIs() {
    var item =
        ItemBuilder.item("a").when("unheard-of", "cdn", "not kubernetes", "web").build();
    var given = Given.items(item).fact("cdn", false).fact("kubernetes", true).fact("web", true);
    assertThat(standing(item, given))
        .isEqualTo(new NotApplicable("cdn is declared false, kubernetes is declared true"));
    assertThat(given.judge("a").status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(given.judge("a").message())
        .isEqualTo("cdn is declared false, kubernetes is declared true");
  }

  @Test
  void everyUnknownFactIsNamedOnce() {
    var item = ItemBuilder.item("a").when("cdn", "web", "not cdn", "kubernetes").build();
    var given = Given.items(item).fact("web", true);
    assertThat(standing(item, given))
        .isEqualTo(new Undetermined(
            Cause.NOT_CONFIGURED,
            "nobody has declared cdn, kubernetes",
            List.of("fact:cdn", "fact:kubernetes")));
    var judged = given.judge("a");
    assertThat(judged.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(judged.cause()).isEqualTo(Cause.NOT_CONFIGURED);
    assertThat(judged.needs()).containsExactly("fact:cdn", "fact:kubernetes");
  }

  @Test
  void whatIsLeftOutIsUndetermined() {
    var item = ItemBuilder.checked("a");
    var given = Given.items(item, ItemBuilder.checked("b")).select("b");
    assertThat(standing(item, given))
        .isEqualTo(new Undetermined(Cause.NOT_SELECTED, "left out by --only", List.of()));
    assertThat(standing(item, given.select("a"))).isEqualTo(OPEN);
  }

  @Test
  void orderIsAdoptionGateFactSelection() {
    var item = ItemBuilder.item("a").phase(Phase.DEPLOY).when("cdn").build();
    var given = Given.items(item, ItemBuilder.checked("b"))
        .select("b")
        .fact("cdn", false)
        .adoption(Given.later("a", Given.TODAY.plusDays(1)));
    assertThat(standing(item, given)).isInstanceOf(NotAdopted.class);
    assertThat(standing(item, given.adoption())).isInstanceOf(NotDue.class);
    assertThat(standing(item, given.phase(Phase.DEPLOY))).isInstanceOf(NotApplicable.class);
    assertThat(standing(item, given.fact("cdn", true))).isInstanceOf(Undetermined.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T23:59:59.999Z, true",
    "2026-12-01T00:00:00Z, false",
    "2026-12-02T12:00:00Z, false",
  })
  void laterEndsWithTheDayInUtc(Instant now, boolean exempt) {
    var item = ItemBuilder.checked("a");
    var given = Given.items(item).adoption(Given.later("a", Given.TODAY)).at(now);
    assertThat(standing(item, given))
        .isEqualTo(
            exempt
                ? new NotAdopted("comes later, review on 2026-12-01 (manager): first quarter")
                : OPEN);
    assertThat(given.judge("a").decides()).isEqualTo(!exempt);
    assertThat(given.judge("a").status())
        .isEqualTo(exempt ? Status.NOT_ADOPTED : Status.UNDETERMINED);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-30T23:59:59.999Z, false", "2026-12-01T00:00:00Z, true"})
  void trialIsLookedAtAndDecidesOnTheDay(Instant now, boolean decides) {
    var item = ItemBuilder.checked("a");
    var given = Given.items(item).adoption(Given.trial("a", Given.TODAY)).at(now);
    assertThat(standing(item, given)).isEqualTo(OPEN);
    assertThat(given.judge("a").decides()).isEqualTo(decides);
  }

  @Test
  void moreSpecificPatternWins() {
    var tomorrow = Given.TODAY.plusDays(1);
    var item = ItemBuilder.checked("env-dns");
    var given = Given.items(item);
    var everything = Given.later("*", tomorrow);
    assertThat(standing(item, given.adoption(everything))).isInstanceOf(NotAdopted.class);
    assertThat(standing(item, given.adoption(everything, Given.decides("env-*"))))
        .isEqualTo(OPEN);
    assertThat(standing(
            item, given.adoption(Given.decides("env-*"), Given.later("env-dns", tomorrow))))
        .isInstanceOf(NotAdopted.class);
    assertThat(
            standing(item, given.adoption(Given.decides("env-d*"), Given.later("env-*", tomorrow))))
        .isEqualTo(OPEN);
    assertThat(standing(item, given.adoption(Given.later("dns-*", tomorrow)))).isEqualTo(OPEN);
  }

  @Test
  void ofTwoEqualPatternsTheStricterWins() {
    var tomorrow = Given.TODAY.plusDays(1);
    var item = ItemBuilder.checked("a");
    var given = Given.items(item).adoption(Given.decides("a"), Given.later("a", tomorrow));
    assertThat(standing(item, given)).isEqualTo(OPEN);
    assertThat(
            standing(item, given.adoption(Given.later("a", tomorrow), Given.trial("a", tomorrow))))
        .isEqualTo(OPEN);
  }

  @Test
  void aRuleWithoutDateExemptsNothing() {
    var item = ItemBuilder.checked("a");
    var rule = new Rule(Stage.LATER, "*", null, null, null, Place.of("adoption.yaml"));
    assertThat(standing(item, Given.items(item).adoption(rule))).isEqualTo(OPEN);
  }

  @Test
  void aRuleThatDecidesDecidesWhateverItsDate() {
    var item = ItemBuilder.checked("a");
    var rule = new Rule(
        Stage.DECIDES, "*", Given.TODAY.plusDays(1), null, null, Place.of("adoption.yaml"));
    assertThat(standing(item, Given.items(item).adoption(rule))).isEqualTo(OPEN);
    assertThat(Given.items(item).adoption(rule).judge("a").decides()).isTrue();
  }

  @Test
  void ownerAndReasonAreSaidWhereTheyAreKnown() {
    var rule =
        new Rule(Stage.LATER, "*", Given.TODAY.plusDays(9), null, null, Place.of("adoption.yaml"));
    var item = ItemBuilder.checked("a");
    assertThat(standing(item, Given.items(item).adoption(rule)))
        .isEqualTo(new NotAdopted("comes later, review on 2026-12-10"));
  }

  @Test
  void whatTheAdoptionPostponesIsSaidWithItsDay() {
    var later = ItemBuilder.item("later").build();
    var trial = ItemBuilder.item("trial").build();
    var ended = ItemBuilder.item("ended").build();
    var other = ItemBuilder.item("other").build();
    var given = Given.items(later, trial, ended, other)
        .adoption(
            Given.later("later", Given.TODAY.plusDays(2)),
            Given.trial("trial", Given.TODAY.plusDays(1)),
            Given.later("ended", Given.TODAY))
        .build();

    assertThat(Judge.postponed(later, given))
        .contains(new Postponed(Stage.LATER, Given.TODAY.plusDays(2)));
    assertThat(Judge.postponed(trial, given))
        .contains(new Postponed(Stage.TRIAL, Given.TODAY.plusDays(1)));
    assertThat(Judge.postponed(ended, given)).isEmpty();
    assertThat(Judge.postponed(other, given)).isEmpty();
  }
}
