package gonogo.cli;

import gonogo.engine.Lack;
import gonogo.engine.Need;
import gonogo.report.Untrusted;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks a person for facts. Only a plain yes or no is an answer; a fact is never guessed. */
record FactQuestions(Console console) {

  /** The facts that items lack, the most helpful first. */
  static List<Lack> of(List<Lack> lacks) {
    return lacks.stream().filter(lack -> lack.need().kind() == Need.Kind.FACT).toList();
  }

  /** Asks one after the other, until the person leaves. */
  Map<String, Boolean> ask(List<Lack> facts) {
    Map<String, Boolean> answers = new LinkedHashMap<>();
    if (facts.isEmpty()) {
      return answers;
    }
    say("%s; y or n, Enter where you do not know, q to leave the rest"
        .formatted(Lines.count(facts.size(), "question")));
    for (Lack fact : facts) {
      Optional<String> answer = answer(fact);
      if (answer.isEmpty() || answer.get().equals("q")) {
        break;
      }
      if (!answer.get().isEmpty()) {
        answers.put(fact.need().name(), answer.get().equals("y"));
      }
    }
    return answers;
  }

  /** {@code y}, {@code n}, {@code q} or nothing; empty at the end of the input. */
  private Optional<String> answer(Lack fact) {
    PrintStream err = console.err();
    while (true) {
      err.print(Untrusted.clean(
          "%s: %s (%s) [y/n] "
              .formatted(
                  fact.need().name(),
                  fact.hint() == null ? "" : fact.hint(),
                  Lines.count(fact.items().size(), "item")),
          console.unicode()));
      err.flush();
      Optional<String> typed = console.typed().map(line -> line.strip().toLowerCase(Locale.ROOT));
      if (typed.isEmpty()) {
        err.println();
        return typed;
      }
      switch (typed.get()) {
        case "y", "yes" -> {
          return Optional.of("y");
        }
        case "n", "no" -> {
          return Optional.of("n");
        }
        case "", "q" -> {
          return typed;
        }
        default -> say("   y, n, Enter or q");
      }
    }
  }

  private void say(String text) {
    console.err().println(Untrusted.clean(text, console.unicode()));
  }
}
