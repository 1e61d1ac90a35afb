package gonogo.checklist;

import gonogo.checklist.ChecklistReader.WrittenItem;
import gonogo.model.CheckSpec;
import gonogo.model.Item;
import gonogo.model.Names;
import gonogo.model.Node;
import gonogo.model.Of;
import gonogo.model.Phase;
import gonogo.model.Problems;
import gonogo.model.Severity;
import gonogo.model.Shown;
import gonogo.model.When;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one item of a checklist; what it says of other items is checked by {@link ItemRules}. */
final class ItemReader {
  private static final Pattern PROBE = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+");
  private static final String NOT = "not ";

  private final Collection<String> facts;
  private final Collection<String> roles;
  private final Problems problems;

  /**
   * A reader of the items of one checklist.
   *
   * @param facts those that the checklist declares
   * @param roles those that the checklist declares
   */
  ItemReader(Collection<String> facts, Collection<String> roles, Problems problems) {
    this.facts = facts;
    this.roles = roles;
    this.problems = problems;
  }

  WrittenItem read(Node node) {
    var fields = new Fields(node, "an item", problems);
    var id = fields.name("id");
    var depends = fields.words("depends");
    var formerly = fields.words("formerly");
    formerly.forEach(former -> fields.values().name(former, "an id in formerly"));
    var checks = fields.list("checks", this::check);
    var of = of(fields);
    refuseNeeds(fields, checks, of);
    var item = new Item(
        id.text(),
        fields.text("text"),
        fields.optionalText("claim"),
        fields.choice("severity", Choices.SEVERITIES, Severity.BLOCKER),
        fields.choice("phase", Choices.PHASES, Phase.T_MINUS_1H),
        when(fields),
        phases(fields, "again"),
        texts(depends),
        texts(formerly),
        fields.optionalText("verify"),
        texts(fields.words("needs")),
        checks,
        of.of(),
        fields.place());
    fields.end();
    return new WrittenItem(item, id, depends, formerly, of.members(), fields.place("of"));
  }

  private void refuseNeeds(Fields fields, List<CheckSpec> checks, WrittenOf of) {
    if (fields.has("needs") && (!checks.isEmpty() || of.of() != null)) {
      problems.add(
          fields.place("needs"), "needs is only for an item without checks and without of");
    }
  }

  CheckSpec check(Node node) {
    var fields = new Fields(node, "a check", problems);
    var probe = fields.word("probe");
    if (!probe.text().isEmpty() && !PROBE.matcher(probe.text()).matches()) {
      problems.add(
          probe.place(),
          "probe must be FAMILY/NAME like tls/certificate, but is " + Shown.text(probe.text()));
    }
    var on = on(fields);
    var when = when(fields);
    var requires = texts(fields.noneOrSomeWords("requires"));
    var with = fields.tree("with");
    fields.end();
    return new CheckSpec(probe.text(), on, when, requires, with, fields.place());
  }

  private List<String> on(Fields fields) {
    if (fields.optional("on") instanceof Node.Scalar) {
      var word = fields.word("on");
      if (!word.text().isEmpty() && !word.text().equals(ChecklistReader.ALL)) {
        problems.add(
            word.place(),
            "on must be a list of roles like [%s], or all".formatted(Shown.line(word.text())));
      }
      return List.of();
    }
    var words = fields.noneOrSomeWords("on");
    words.forEach(this::role);
    return texts(words);
  }

  private void role(Word word) {
    if (word.text().equals(ChecklistReader.ALL)) {
      problems.add(word.place(), "all stands alone: write on: all");
    } else {
      declared(word, "role", roles);
    }
  }

  /** What {@code when} says; empty when it is not there. */
  List<When> when(Fields fields) {
    return fields.words("when").stream().map(this::when).toList();
  }

  private When when(Word word) {
    boolean negated = word.text().startsWith(NOT);
    var fact = negated ? word.text().substring(NOT.length()) : word.text();
    declared(new Word(fact, word.place()), "fact", facts);
    return new When(fact, negated);
  }

  private void declared(Word word, String kind, Collection<String> declared) {
    if (!declared.contains(word.text())) {
      problems.add(
          word.place(),
          "the %s %s is not declared in %ss of this checklist%s"
              .formatted(kind, Shown.text(word.text()), kind, Names.hint(word.text(), declared)));
    }
  }

  private List<Phase> phases(Fields fields, String key) {
    return fields.words(key).stream()
        .map(word ->
            fields.values().choice(word, "an entry of " + key, Choices.PHASES, Phase.T_MINUS_1H))
        .toList();
  }

  private WrittenOf of(Fields item) {
    var node = item.optional("of");
    if (node == null) {
      return new WrittenOf(null, List.of());
    }
    var fields = new Fields(node, "of", problems);
    var members = fields.someWords("items");
    var phases = phases(fields, "phases");
    var require = fields.choice("require", Choices.REQUIREMENTS, Of.Require.MET);
    fields.end();
    return new WrittenOf(new Of(texts(members), phases, require), members);
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  private record WrittenOf(@Nullable Of of, List<Word> members) {}
}
