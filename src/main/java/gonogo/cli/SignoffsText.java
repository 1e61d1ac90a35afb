package gonogo.cli;

import gonogo.attest.Examined.Refused;
import gonogo.attest.Keyring;
import gonogo.attest.Words.Given;
import gonogo.engine.Signatures;
import gonogo.engine.Signatures.Duty;
import gonogo.report.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who must sign what, as text. */
final class SignoffsText {
  private static final String INDENT = "     ";

  private final Signoffs signoffs;
  private final Console console;
  private final List<String> lines = new ArrayList<>();

  SignoffsText(Signoffs signoffs, Console console) {
    this.signoffs = signoffs;
    this.console = console;
  }

  String write() {
    lines.add(signoffs.release());
    if (signoffs.items().isEmpty()) {
      lines.add("nothing to sign at this gate");
    } else {
      lines.add("");
      signoffs.items().forEach(this::item);
      total();
    }
    return lines.stream()
        .map(line -> Untrusted.clean(line, console.unicode()) + "\n")
        .collect(Collectors.joining());
  }

  private void item(Signatures each) {
    lines.add("%s %s  %s (%s, %s)"
        .formatted(
            mark(each.state()),
            each.item().id(),
            each.item().text(),
            each.item().severity().text(),
            each.item().phase().text()));
    if (each.request() == null) {
      lines.add(INDENT + "cannot be signed yet: " + each.summary());
      lines.add("");
      return;
    }
    lines.add(INDENT + "statement: " + each.request().statement());
    lines.add(INDENT + "wanted: " + Signoffs.quorum(each));
    signoffs.when(each).ifPresent(when -> lines.add(INDENT + "to be signed " + when));
    if (each.state() == Signatures.State.BLOCKED) {
      lines.add(INDENT + "cannot be counted yet: " + each.summary());
    }
    each.duties().forEach(this::duty);
    each.unread().forEach(refused -> lines.add(INDENT + "void: " + refused));
    lines.add("");
  }

  private static String mark(Signatures.State state) {
    return switch (state) {
      case SIGNED -> "yes";
      case REFUSED -> "NO ";
      case MISSING, BLOCKED -> " ? ";
    };
  }

  private void duty(Duty duty) {
    String name = INDENT + duty.name() + ": ";
    for (Given word : duty.words()) {
      lines.add(name + word(word));
    }
    if (duty.missing() || (duty.words().isEmpty() && !duty.voided().isEmpty())) {
      lines.add(name + missing(duty));
    } else if (duty.words().isEmpty()) {
      lines.add(name + "nothing, and none is wanted any more");
    }
    for (Refused refused : duty.voided()) {
      lines.add(INDENT + "  void: " + refused);
    }
  }

  private static String word(Given word) {
    String comment = word.statement().comment();
    String said =
        "%s of %s, until %s".formatted(word.isYes() ? "yes" : "NO", word.person(), word.until());
    return comment == null ? said : "%s: %s".formatted(said, comment);
  }

  private String missing(Duty duty) {
    List<String> asked = duty.asked();
    if (!asked.isEmpty()) {
      return "missing, of " + String.join(" or ", asked);
    }
    List<String> keyless = signoffs.plan().environment().people().byId().values().stream()
        .filter(person -> person.duties().contains(duty.name())
            && Keyring.isListed(person, signoffs.now())
            && !duty.holders().contains(person.id()))
        .map(person -> person.id())
        .sorted()
        .toList();
    if (!keyless.isEmpty()) {
      return "missing; %s has no key that counts: 'gonogo attest keygen FILE' makes one, and its public line goes into the list of people"
          .formatted(String.join(" and ", keyless));
    }
    return duty.holders().isEmpty()
        ? "missing, and nobody holds it: give somebody in the list of people duties: [%s] and a key"
            .formatted(duty.name())
        : "missing, and everybody who holds it counts for another duty already";
  }

  private void total() {
    lines.add("%s: %s"
        .formatted(
            signoffs.items().size() == 1 ? "1 statement" : signoffs.items().size() + " statements",
            List.of(Signatures.State.values()).stream()
                .map(this::count)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "))));
    if (signoffs.leavesOpen()) {
      lines.add(
          "whether a yes to a decision still holds is known with --report FILE: it is void when something got worse");
    }
    if (signoffs.items().stream().anyMatch(each -> each.state() == Signatures.State.MISSING)) {
      lines.add("--message prints what to send to each person");
    }
  }

  private Optional<String> count(Signatures.State state) {
    long many = signoffs.items().stream().filter(each -> each.state() == state).count();
    String what = switch (state) {
      case SIGNED -> "signed";
      case REFUSED -> "refused";
      case MISSING -> "not signed";
      case BLOCKED -> "cannot be signed or counted yet";
    };
    return many == 0 ? Optional.empty() : Optional.of(Objects.requireNonNull(many + " " + what));
  }
}
