package gonogo.judge;

import static gonogo.judge.Results.failed;
import static gonogo.judge.Results.passed;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.model.CheckSpec;
import gonogo.model.Item;
import gonogo.model.Node;
import gonogo.model.Of.Require;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a decision of people rests on. */
final class BasisTest {
  private static final Place PLACE = Place.of("list.yaml");

  private static Item decision(String id, Phase phase, Node decision) {
    CheckSpec check = new CheckSpec(
        ItemBuilder.SIGNATURE,
        List.of(),
        List.of(),
        List.of(),
        new Node.Mapping(Map.of("decision", new Node.Entry(PLACE, decision)), PLACE),
        PLACE);
    return ItemBuilder.item(id).phase(phase).build().withChecks(List.of(check));
  }

  private static Node all() {
    return new Node.Sequence(List.of(new Node.Scalar("*", true, PLACE)), PLACE);
  }

  private static Item item(String id, Phase phase, Severity severity) {
    return ItemBuilder.item(id).phase(phase).severity(severity).check("p/one").build();
  }

  private static List<String> basis(Item decision, List<String> patterns, Given given) {
    return Judge.basis(decision, patterns, given.build()).stream().map(Item::id).toList();
  }

  @Test
  void isDueAtTheGateOfTheDecisionWhateverTheGateOfTheRun() {
    Item go = decision("go", Phase.T_MINUS_4H, all());
    Given given = Given.items(
        go,
        item("a", Phase.CODE_FREEZE, Severity.BLOCKER),
        item("b", Phase.T_MINUS_4H, Severity.MAJOR),
        item("c", Phase.T_MINUS_1H, Severity.BLOCKER),
        item("d", Phase.CONTINUOUS, Severity.BLOCKER));

    assertThat(basis(go, List.of("*"), given)).containsExactly("a", "b");
    assertThat(basis(go, List.of("*"), given.phase(Phase.CODE_FREEZE))).containsExactly("a", "b");
    assertThat(basis(go, List.of("b", "x*"), given)).containsExactly("b");
    assertThat(basis(go, List.of("x*"), given)).isEmpty();
  }

  @Test
  void isOfASeverityThatCounts() {
    Item go = decision("go", Phase.T_MINUS_1H, all());
    Given given = Given.items(
        item("a", Phase.T_MINUS_1H, Severity.MAJOR), item("b", Phase.T_MINUS_1H, Severity.MINOR));

    assertThat(basis(go, List.of("*"), given)).containsExactly("a");
    assertThat(basis(go, List.of("*"), given.blocking(Severity.MINOR))).containsExactly("a", "b");
  }

  @Test
  void noTwoWaitForEachOther() {
    Item go = decision("go", Phase.T_MINUS_1H, all());
    Item review = decision("review", Phase.T_MINUS_1H, all());
    Item held = decision("held", Phase.T_MINUS_1H, new Node.Sequence(List.of(), PLACE));
    Item word = decision("word", Phase.T_MINUS_1H, new Node.Scalar("*", true, PLACE));
    Item whole = ItemBuilder.item("whole").of(Require.MET, "a").build();
    Given given =
        Given.items(go, review, held, word, whole, item("a", Phase.T_MINUS_1H, Severity.BLOCKER));

    assertThat(basis(go, List.of("*"), given)).containsExactly("held", "word", "a");
  }

  @Test
  void fingerprintsAreThoseOfTheReport() {
    Given given = Given.items(ItemBuilder.checked("a"), ItemBuilder.checked("b"))
        .result("a", failed("p/one", "x"), failed("p/one", "x"), passed("p/one"))
        .result("b", passed("p/one"));
    Judgement judgement = Judge.judge(given.build());

    assertThat(judgement.items().getFirst().fingerprints())
        .isNotEmpty()
        .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{12}"));
    assertThat(judgement.items().getLast().fingerprints()).isEmpty();
  }
}
