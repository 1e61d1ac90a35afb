package gonogo.cli;

import gonogo.api.Outcome;
import gonogo.api.Subject;
import gonogo.attest.Ground;
import gonogo.attest.Request;
import gonogo.attest.Sheet;
import gonogo.attest.Sheet.Decision;
import gonogo.engine.Statements.Statement;
import gonogo.model.Item;
import gonogo.model.People.Person;
import gonogo.model.Source;
import gonogo.report.SavedReport;
import gonogo.report.Untrusted;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows one statement after the other, with what is known of it, and asks. */
final class AttestWalk {
  private static final int SHOWN = 30;
  private static final int SHOWN_DIGITS = 12;

  private final Console console;
  private final Person signer;
  private final String duty;
  private final Subject subject;
  private final Optional<SavedReport> report;
  private final Optional<SignedReport> ground;
  private final List<Sheet> earlier;

  AttestWalk(
      Console console,
      Person signer,
      String duty,
      Subject subject,
      Optional<SavedReport> report,
      Optional<SignedReport> ground,
      List<Sheet> earlier) {
    this.console = console;
    this.signer = signer;
    this.duty = duty;
    this.subject = subject;
    this.report = report;
    this.ground = ground;
    this.earlier = earlier;
  }

  private enum Answer {
    YES,
    NO,
    SKIP,
    QUIT
  }

  /** What was answered; empty when the person left, or did not confirm at the end. */
  List<Sheet.Statement> answers(List<Statement> statements) {
    line("%s (%s) signs as %s".formatted(signer.name(), signer.id(), duty));
    line("%s %s (%s) to %s"
        .formatted(subject.product(), subject.version(), subject.commit(), subject.environment()));
    line(report
        .map(saved -> "report of %s: %s".formatted(saved.run().finishedAt(), saved.headline()))
        .orElse("no report beside it; --report FILE shows what was seen"));
    List<Sheet.Statement> answers = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      Request request = statement.request();
      show(statement, i + 1, statements.size());
      if (request == null || statement.trouble().isPresent()) {
        line("   left out: it cannot be signed now");
        continue;
      }
      Optional<String> gap = gap(statement, request);
      if (gap.isPresent()) {
        line("   left out: " + gap.get());
        continue;
      }
      showGround(statement, request);
      Answer answer = ask("   yes, no, skip or quit? ", statement);
      if (answer == Answer.QUIT) {
        return List.of();
      }
      if (answer != Answer.SKIP) {
        answers.add(said(statement, request, answer == Answer.YES ? Decision.YES : Decision.NO));
      }
    }
    return answers.isEmpty() || !isConfirmed(answers) ? List.of() : List.copyOf(answers);
  }

  /** Why a decision cannot be made, if so: nobody decides on what they have not seen. */
  private Optional<String> gap(Statement statement, Request request) {
    if (!statement.isDecision()) {
      return Optional.empty();
    }
    return ground.isEmpty()
        ? Optional.of("it is signed on what a report shows: say --report FILE")
        : ground.get().gap(statement.item(), request);
  }

  private void showGround(Statement statement, Request request) {
    if (!statement.isDecision()) {
      return;
    }
    SignedReport seen = ground.orElseThrow();
    Ground rests = seen.ground(statement.item(), request);
    List<String> reservations = seen.reservations(statement.item(), request);
    line("   it rests on %d items, %d of them not met or not applicable; decision %s"
        .formatted(
            rests.items().size(), reservations.size(), rests.digest().substring(0, SHOWN_DIGITS)));
    reservations.stream().limit(SHOWN).forEach(each -> line("     " + each));
    if (reservations.size() > SHOWN) {
      line("     and %d more, see the report".formatted(reservations.size() - SHOWN));
    }
  }

  private void show(Statement statement, int number, int all) {
    Item item = statement.item();
    line("");
    line("%d of %d  %s  %s (%s, %s)"
        .formatted(
            number,
            all,
            item.id(),
            item.text(),
            item.severity().text(),
            item.phase().text()));
    Request request = statement.request();
    if (request != null) {
      line("   statement: " + request.statement());
    }
    if (item.verify() != null) {
      line("   how it is seen: " + item.verify());
    }
    statement.hashes().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(document -> line("   document: %s, SHA-256 %s…, which is signed with it"
            .formatted(document.getKey(), document.getValue().substring(0, 12))));
    report.ifPresent(saved -> {
      seen(saved, item.id(), "");
      item.depends().forEach(id -> seen(saved, id, "depends on "));
    });
    for (Sheet sheet : earlier) {
      sheet
          .of(item.id())
          .ifPresent(said -> line("   said before: %s, valid until %s; a new sheet takes its place"
              .formatted(said.decision().name().toLowerCase(Locale.ROOT), sheet.expiresAt())));
    }
    statement.trouble().ifPresent(trouble -> line("   " + summary(trouble)));
  }

  private void seen(SavedReport saved, String id, String how) {
    saved
        .item(id)
        .ifPresent(item -> line("   %s%s: %s%s, %s"
            .formatted(
                how.isEmpty() ? "report" : how,
                how.isEmpty() ? "" : id,
                item.status(),
                item.cause() == null ? "" : " (" + item.cause() + ")",
                item.message())));
  }

  private static String summary(Outcome trouble) {
    return switch (trouble) {
      case Outcome.Inconclusive unseen -> unseen.cause() + ": " + unseen.summary();
      case Outcome.Failed failed -> failed.summary();
      case Outcome.Passed passed -> passed.summary();
      case Outcome.NotApplicable(var trace) -> trace;
    };
  }

  private Answer ask(String question, Statement statement) {
    while (true) {
      Optional<String> typed = typed(question);
      if (typed.isEmpty()) {
        return Answer.QUIT;
      }
      switch (typed.get().strip().toLowerCase(Locale.ROOT)) {
        case "y", "yes" -> {
          List<String> failing = failing(statement);
          if (failing.isEmpty()) {
            return Answer.YES;
          }
          line("   yes is refused while a blocker is not met: %s; type no, skip or quit"
              .formatted(String.join(", ", failing)));
        }
        case "n", "no" -> {
          return Answer.NO;
        }
        case "s", "skip" -> {
          return Answer.SKIP;
        }
        case "q", "quit" -> {
          return Answer.QUIT;
        }
        case String other ->
          line("   %s is no answer to %s: type yes, no, skip or quit"
              .formatted(other.isEmpty() ? "nothing" : other, statement.item().id()));
      }
    }
  }

  private List<String> failing(Statement statement) {
    Request request = statement.request();
    return request == null || !statement.isDecision()
        ? List.of()
        : ground.orElseThrow().failing(statement.item(), request);
  }

  private Sheet.Statement said(Statement statement, Request request, Decision decision) {
    String comment = typed("   comment, or nothing: ").map(String::strip).orElse("");
    return new Sheet.Statement(
        statement.item().id(),
        Source.sha256(statement.item().text()),
        request.statement(),
        decision,
        new TreeMap<>(statement.hashes()),
        emptyToNull(comment),
        statement.isDecision() ? ground.orElseThrow().ground(statement.item(), request) : null);
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private boolean isConfirmed(List<Sheet.Statement> answers) {
    long yes =
        answers.stream().filter(answer -> answer.decision() == Decision.YES).count();
    line("");
    return typed(
            "sign %d yes and %d no as %s? type sign: ".formatted(yes, answers.size() - yes, duty))
        .map(String::strip)
        .filter("sign"::equalsIgnoreCase)
        .isPresent();
  }

  private Optional<String> typed(String question) {
    PrintStream out = console.out();
    out.print(question);
    out.flush();
    Optional<String> typed = console.typed();
    if (typed.isEmpty()) {
      out.println();
    }
    return typed;
  }

  private void line(String text) {
    console.out().println(Untrusted.clean(text, console.unicode()));
  }
}
