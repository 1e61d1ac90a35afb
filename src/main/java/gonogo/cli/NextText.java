package gonogo.cli;

import gonogo.engine.NextSteps;
import gonogo.engine.NextSteps.End;
import gonogo.engine.NextSteps.Kind;
import gonogo.engine.NextSteps.Step;
import gonogo.model.Adoption.Stage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to add next, for a person who will write it. */
final class NextText {
  private static final int MOST_STEPS = 8;

  /** Where a hint says more than the lines do. */
  private static final Set<Kind> BESIDE_LINES = Set.of(Kind.ROLE, Kind.ACTIVE, Kind.DECIDE);

  private final NextSteps next;
  private final String file;
  private final @Nullable String adoption;
  private final Lines lines;

  private NextText(NextSteps next, String file, @Nullable String adoption, Console console) {
    this.next = next;
    this.file = file;
    this.adoption = adoption;
    this.lines = new Lines(console);
  }

  /**
   * Writes it.
   *
   * @param file the environment, as it was named
   * @param adoption the adoption file; null when there is none
   */
  static String write(NextSteps next, String file, @Nullable String adoption, Console console) {
    NextText text = new NextText(next, file, adoption, console);
    text.head();
    text.ends();
    text.steps();
    text.tail();
    return text.lines.text();
  }

  private void head() {
    lines.add(
        next.adoption() == null
            ? "no adoption: all %s decide".formatted(Lines.count(next.items(), "item"))
            : "adoption %s: %d of %d items decide, %d on trial, %d come later"
                .formatted(
                    next.adoption(),
                    next.decide(),
                    next.items(),
                    next.trial(),
                    next.items() - next.decide() - next.trial()));
  }

  private void ends() {
    if (next.ends().isEmpty()) {
      return;
    }
    lines.blank();
    lines.add("Dates that come close");
    for (End end : next.ends()) {
      lines.add("  %s, in %s: the %s ends, and %s: %s"
          .formatted(
              end.day(),
              Lines.count((int) end.days(), "day"),
              end.stage() == Stage.TRIAL ? "trial" : "time till the review",
              end.items().size() == 1 ? "1 item decides" : end.items().size() + " items decide",
              Lines.named(end.items())));
      if (!end.unseen().isEmpty()) {
        lines.add("      something is still missing for %d of them: %s"
            .formatted(end.unseen().size(), Lines.named(end.unseen())));
      }
    }
  }

  private void steps() {
    List<Step> steps = next.steps();
    lines.blank();
    if (steps.isEmpty()) {
      lines.add("Nothing that can be written would let this version see more.");
      return;
    }
    lines.add("What to add next, by how many items lack nothing else; the values are examples");
    for (int at = 0; at < Math.min(MOST_STEPS, steps.size()); at++) {
      step(at + 1, steps.get(at));
    }
    if (steps.size() > MOST_STEPS) {
      lines.add("%d more, each for fewer items; all that is missing:"
          .formatted(steps.size() - MOST_STEPS));
      lines.addCommand("gonogo plan " + file);
    }
  }

  private void step(int number, Step step) {
    lines.add("%2d. %s".formatted(number, title(step)));
    if (!step.items().isEmpty()) {
      lines.add("      %s%s, %d of blocking severity: %s"
          .formatted(
              step.kind() == Kind.FACTS ? "for " : "",
              Lines.count(step.items().size(), "item"),
              step.blocking(),
              Lines.named(step.items())));
    }
    if (!step.further().isEmpty()) {
      lines.add("      %s other things as well: %s"
          .formatted(
              step.further().size() == 1 ? "1 item lacks" : step.further().size() + " items lack",
              Lines.named(step.further())));
    }
    if (step.kind() == Kind.FACTS) {
      lines.addCommand("      gonogo init --facts " + file);
      return;
    }
    if (step.hint() != null && (step.lines().isEmpty() || BESIDE_LINES.contains(step.kind()))) {
      lines.add("      " + step.hint());
    }
    lines.addFile("        ", step.lines());
  }

  private String title(Step step) {
    String names = Lines.named(step.names());
    return switch (step.kind()) {
      case FACTS ->
        "answer %s; what a fact rules out is settled, the rest shows what it lacks"
            .formatted(Lines.count(step.names().size(), "question"));
      case SYSTEM -> "add a system: " + names;
      case ROLE -> "give a system the role %s".formatted(names);
      case KEY -> "say %s of a system".formatted(names);
      case SETTINGS -> "say settings that only you know";
      case VALUES -> "say values: " + names;
      case RELEASE -> "say of the release: " + names;
      case PEOPLE -> "name people who sign: " + names;
      case ACTIVE -> "allow what leaves a trace, where it may: " + names;
      case VANTAGE -> "look from another place: " + names;
      case SIGNERS -> "say who signs, where only people know";
      case DECIDE -> "let items decide that can be seen already, in %s".formatted(adoption);
    };
  }

  private void tail() {
    if (!next.unbound().isEmpty()) {
      lines.blank();
      lines.add(
          "Nothing in this version looks at %s; people may sign for them, attest: {ITEM: [DUTY]}."
              .formatted(Lines.count(next.unbound().size(), "item")));
    }
    if (next.adoption() != null && next.decide() < next.items()) {
      lines.blank();
      lines.add(
          "What can be seen then decides only once its id stands under decides in the adoption.");
    }
  }
}
