package gonogo.judge;

import gonogo.model.CheckSpec;
import gonogo.model.Item;
import gonogo.model.Node;
import gonogo.model.Of;
import gonogo.model.Of.Require;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Severity;
import gonogo.model.When;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds an item; without a word it is a major one of T-1h that nothing looks at. */
final class ItemBuilder {
  static final String SIGNATURE = "attestation/signed";
  private static final Place PLACE = new Place("checklist.yaml", 1, 1);

  private final String id;
  private String text;
  private Severity severity = Severity.MAJOR;
  private Phase phase = Phase.T_MINUS_1H;
  private List<When> when = List.of();
  private List<Phase> again = List.of();
  private List<String> needs = List.of();
  private List<CheckSpec> checks = new ArrayList<>();
  private @Nullable Of of;

  private ItemBuilder(String id) {
    this.id = id;
    this.text = "Text of " + id;
  }

  static ItemBuilder item(String id) {
    return new ItemBuilder(id);
  }

  static ItemBuilder copyOf(Item item) {
    var builder = item(item.id())
        .text(item.text())
        .severity(item.severity())
        .phase(item.phase())
        .needs(item.needs().toArray(String[]::new))
        .checks(item.checks());
    builder.when = item.when();
    builder.again = item.again();
    builder.of = item.of();
    return builder;
  }

  static Item checked(String id) {
    return item(id).check("p/one").build();
  }

  static List<When> conditions(String... conditions) {
    return Stream.of(conditions)
        .map(text ->
            text.startsWith("not ") ? new When(text.substring(4), true) : new When(text, false))
        .toList();
  }

  ItemBuilder text(String value) {
    text = value;
    return this;
  }

  ItemBuilder severity(Severity value) {
    severity = value;
    return this;
  }

  ItemBuilder phase(Phase value) {
    phase = value;
    return this;
  }

  ItemBuilder when(String... conditions) {
    when = conditions(conditions);
    return this;
  }

  ItemBuilder again(Phase... phases) {
    again = List.of(phases);
    return this;
  }

  ItemBuilder needs(String... words) {
    needs = List.of(words);
    return this;
  }

  ItemBuilder check(String probe, String... conditions) {
    checks.add(new CheckSpec(
        probe, List.of(), conditions(conditions), List.of(), Node.Mapping.empty(PLACE), PLACE));
    return this;
  }

  ItemBuilder checks(List<CheckSpec> specs) {
    checks = new ArrayList<>(specs);
    return this;
  }

  ItemBuilder of(Require require, String... patterns) {
    of = new Of(List.of(patterns), List.of(), require);
    return this;
  }

  ItemBuilder of(@Nullable Of value) {
    of = value;
    return this;
  }

  Item build() {
    return new Item(
        id, text, null, severity, phase, when, again, List.of(), List.of(), null, needs, checks, of,
        PLACE);
  }
}
