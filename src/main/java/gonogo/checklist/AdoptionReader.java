package gonogo.checklist;

import gonogo.model.Adoption;
import gonogo.model.Adoption.Rule;
import gonogo.model.Adoption.Stage;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import gonogo.model.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which items decide yet; whether they exist is checked by {@link InputRules}. */
final class AdoptionReader {
  private static final int MOST_TRIAL_DAYS = 60;
  private static final int MOST_LATER_DAYS = 180;

  private final LocalDate today;
  private final Problems problems;
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Place> taken = new HashMap<>();

  /**
   * A reader of one file.
   *
   * @param today the day of the run, in UTC, from which the days are counted
   */
  AdoptionReader(LocalDate today, Problems problems) {
    this.today = today;
    this.problems = problems;
  }

  Adoption read(Node root, Source source) {
    var fields = new Fields(root, "the adoption", problems);
    var id = fields.text("adoption");
    fields.words("decides").forEach(word -> add(Stage.DECIDES, word, null, null, null));
    fields.nodes("trial").forEach(node -> group(node, Stage.TRIAL, "until", MOST_TRIAL_DAYS));
    fields.nodes("later").forEach(node -> group(node, Stage.LATER, "review", MOST_LATER_DAYS));
    fields.end();
    return new Adoption(id, rules, source);
  }

  private void group(Node node, Stage stage, String dateKey, int mostDays) {
    var fields = new Fields(node, "an entry of " + stage.name().toLowerCase(Locale.ROOT), problems);
    var items = fields.someWords("items");
    var date = fields.date(dateKey);
    var owner = fields.text("owner");
    var reason = fields.text("reason");
    if (date.isAfter(today.plusDays(mostDays))) {
      problems.add(
          fields.place(dateKey),
          "%s is more than %d days ahead; the latest is %s"
              .formatted(dateKey, mostDays, today.plusDays(mostDays)));
    }
    fields.end();
    items.forEach(word -> add(stage, word, date, owner, reason));
  }

  /** Two patterns that match an item and are equally specific are the same pattern. */
  private void add(
      Stage stage,
      Word pattern,
      @Nullable LocalDate date,
      @Nullable String owner,
      @Nullable String reason) {
    if (!Patterns.check(pattern, problems)) {
      return;
    }
    var first = taken.putIfAbsent(pattern.text(), pattern.place());
    if (first != null) {
      problems.add(
          pattern.place(),
          "%s is here already at %s; an item is in one list"
              .formatted(Shown.text(pattern.text()), first));
      return;
    }
    rules.add(new Rule(stage, pattern.text(), date, owner, reason, pattern.place()));
  }
}
