package gonogo.cli;

import gonogo.engine.Signatures;
import gonogo.engine.Signatures.Duty;
import gonogo.model.People.Person;
import gonogo.model.Phase;
import gonogo.report.Untrusted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to send to each person who has to sign: what, why, by when, and the command that does it. */
final class SignoffMessages {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  private final Signoffs signoffs;
  private final Path environment;
  private final @Nullable Path report;
  private final PlanOptions options;
  private final Console console;
  private final List<String> lines = new ArrayList<>();

  SignoffMessages(
      Signoffs signoffs,
      Path environment,
      @Nullable Path report,
      PlanOptions options,
      Console console) {
    this.signoffs = signoffs;
    this.environment = environment;
    this.report = report;
    this.options = options;
    this.console = console;
  }

  /** One duty of one person, with what is to be signed for it. */
  private record Task(String duty, List<Signatures> items) {}

  String write() {
    List<Person> people = signoffs.plan().environment().people().byId().values().stream()
        .sorted(Comparator.comparing(Person::id))
        .toList();
    for (Person person : people) {
      List<Task> tasks = tasks(person);
      if (!tasks.isEmpty()) {
        message(person, tasks);
      }
    }
    if (lines.isEmpty()) {
      lines.add(
          signoffs.isComplete()
              ? "nothing is left to sign"
              : "nobody can be asked to sign now: 'gonogo signoffs' without --message says why");
    }
    return lines.stream()
        .map(line -> Untrusted.clean(line, console.unicode()) + "\n")
        .collect(Collectors.joining());
  }

  private List<Task> tasks(Person person) {
    Map<String, List<Signatures>> byDuty = new LinkedHashMap<>();
    for (Signatures each : signoffs.items()) {
      for (Duty duty : each.duties()) {
        if (duty.asked().contains(person.id())) {
          byDuty.computeIfAbsent(duty.name(), _ -> new ArrayList<>()).add(each);
        }
      }
    }
    return byDuty.entrySet().stream()
        .map(entry -> new Task(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void message(Person person, List<Task> tasks) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    String address = person.email() == null ? "" : " <%s>".formatted(person.email());
    lines.add("To: %s%s".formatted(person.name(), address));
    lines.add("Your signature is wanted for %s".formatted(signoffs.release()));
    for (Task task : tasks) {
      lines.add("");
      lines.add("As %s:".formatted(task.duty()));
      task.items().forEach(each -> statement(each, task.duty(), person));
      lines.add("Read each statement, answer yes, no or skip, and sign:");
      lines.add("  " + command(person, task));
    }
    lines.add("");
    lines.add("KEY is the file of your private key. Hand in the two files that it writes.");
  }

  private void statement(Signatures each, String name, Person person) {
    lines.add("- %s".formatted(each.item().text()));
    if (each.request() != null) {
      lines.add("  \"%s\"".formatted(each.request().statement()));
    }
    signoffs.when(each).ifPresent(when -> lines.add("  to be signed " + when));
    each.duties().stream()
        .filter(duty -> duty.name().equals(name))
        .flatMap(duty -> duty.voided().stream())
        .filter(refused -> refused.said() != null && refused.said().person().equals(person.id()))
        .findFirst()
        .ifPresent(
            refused -> lines.add("  what you signed is void: %s".formatted(refused.detail())));
  }

  /** As it can be pasted into a shell, but for the key. */
  private String command(Person person, Task task) {
    List<String> words = new ArrayList<>(List.of("gonogo", "attest", environment.toString()));
    options
        .release()
        .forEach((key, value) -> words.addAll(List.of("--release", key + "=" + value)));
    if (options.phase() != Phase.T_MINUS_1H) {
      words.addAll(List.of("--phase", options.phase().text()));
    }
    if (!options.only().isEmpty()) {
      words.addAll(List.of("--only", String.join(",", options.only())));
    }
    words.addAll(List.of("--duty", task.duty(), "--person", person.id()));
    if (task.items().stream().anyMatch(each -> each.statement().isDecision())) {
      words.addAll(List.of("--report", report == null ? "out/report.json" : report.toString()));
    }
    words.addAll(List.of("--key", "KEY"));
    return words.stream().map(SignoffMessages::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
