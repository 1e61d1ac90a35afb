package gonogo.checklist;

import gonogo.model.CheckSpec;
import gonogo.model.Node;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Severity;
import gonogo.model.Shown;
import gonogo.model.When;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the comments of a task say about it.
 *
 * @param id null, like all that is not said
 * @param checks empty when no probe is named
 * @param place of the first comment; of the task when there is none
 */
record Binding(
    @Nullable Word id,
    @Nullable Severity severity,
    @Nullable Phase phase,
    @Nullable List<When> when,
    List<CheckSpec> checks,
    Place place) {

  /** Reads comments; the facts and roles that they may name are known to the reader of items. */
  static Binding read(Task task, ItemReader items, Problems problems) {
    Map<String, Node.Entry> said = new LinkedHashMap<>();
    List<CheckSpec> checks = new ArrayList<>();
    for (var comment : task.comments()) {
      var settings = new Settings(problems);
      var words = comment.words();
      if (words.isEmpty()) {
        problems.add(
            comment.place(),
            "the comment says nothing: write a probe with its settings, or id=, severity=, phase=, when=");
      } else if (words.getFirst().text().contains("=")) {
        settings.read(words, said);
      } else {
        checks.add(items.check(settings.check(words)));
      }
    }
    var place =
        task.comments().isEmpty() ? task.place() : task.comments().getFirst().place();
    return of(new Node.Mapping(said, place), checks, items, problems);
  }

  private static Binding of(
      Node.Mapping said, List<CheckSpec> checks, ItemReader items, Problems problems) {
    var fields = new Fields(said, "a comment without a probe", problems);
    var binding = new Binding(
        fields.has("id") ? fields.name("id") : null,
        fields.has("severity")
            ? fields.choice("severity", Choices.SEVERITIES, Severity.BLOCKER)
            : null,
        fields.has("phase") ? fields.choice("phase", Choices.PHASES, Phase.T_MINUS_1H) : null,
        fields.has("when") ? items.when(fields) : null,
        checks,
        said.place());
    fields.end();
    return binding;
  }

  /** Turns the words of a comment into the tree that YAML would give. */
  private record Settings(Problems problems) {
    private static final String ON = "on";
    private static final String WHEN = "when";

    /** {@code {probe: P, on: [], when: [], with: {}}} of {@code P on=app,api KEY=VALUE}. */
    Node check(List<Word> words) {
      var probe = words.getFirst();
      Map<String, Node.Entry> with = new LinkedHashMap<>();
      read(words.subList(1, words.size()), with);
      Map<String, Node.Entry> check = new LinkedHashMap<>();
      check.put("probe", entry(probe.place(), scalar(probe)));
      for (var key : List.of(ON, WHEN)) {
        var own = with.remove(key);
        if (own != null) {
          check.put(key, own);
        }
      }
      check.put("with", entry(probe.place(), new Node.Mapping(with, probe.place())));
      return new Node.Mapping(check, probe.place());
    }

    void read(List<Word> words, Map<String, Node.Entry> entries) {
      words.forEach(word -> read(word, entries));
    }

    private void read(Word word, Map<String, Node.Entry> entries) {
      int equals = word.text().indexOf('=');
      if (equals < 1) {
        problems.add(
            word.place(),
            "wanted KEY=VALUE like min-remaining=14d, but is " + Shown.text(word.text()));
        return;
      }
      var key = word.text().substring(0, equals);
      var value = FlowValue.read(
          new Word(word.text().substring(equals + 1), after(word.place(), key + "=")), problems);
      if (value == null) {
        return;
      }
      var first = entries.putIfAbsent(key, entry(word.place(), listed(key, value)));
      if (first != null) {
        problems.add(
            word.place(),
            "the key %s is here twice; first at %s".formatted(Shown.text(key), first.keyPlace()));
      }
    }

    /** {@code on=app,api} and {@code when=cdn} are lists. */
    private static Node listed(String key, Node value) {
      boolean isList = key.equals(WHEN) || key.equals(ON);
      if (!isList
          || !(value instanceof Node.Scalar scalar)
          || (key.equals(ON) && scalar.text().equals(ChecklistReader.ALL))) {
        return value;
      }
      List<Node> entries = Arrays.stream(scalar.text().split(",", -1))
          .map(part -> (Node) new Node.Scalar(part.strip(), scalar.quoted(), scalar.place()))
          .toList();
      return new Node.Sequence(entries, scalar.place());
    }

    private static Node.Entry entry(Place place, Node value) {
      return new Node.Entry(place, value);
    }

    private static Node scalar(Word word) {
      return new Node.Scalar(word.text(), false, word.place());
    }

    private static Place after(Place place, String before) {
      return new Place(
          place.file(), place.line(), place.column() + before.codePointCount(0, before.length()));
    }
  }
}
