package gonogo.cli;

import gonogo.api.Subject;
import gonogo.attest.Examined;
import gonogo.attest.Keyring;
import gonogo.attest.RefusedException;
import gonogo.attest.Sheet;
import gonogo.attest.SheetFiles;
import gonogo.attest.SignOffs;
import gonogo.attest.Signing;
import gonogo.attest.SshKeys;
import gonogo.attest.Verification;
import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.engine.Plan;
import gonogo.engine.Planner;
import gonogo.engine.Statements;
import gonogo.model.InvalidInputException;
import gonogo.model.Names;
import gonogo.model.People.Person;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.report.SavedReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes down and signs the word of one person. */
@Command(
    name = "attest",
    description =
        "Walk through what a duty is asked to sign, with the evidence beside it, and sign one sheet.",
    footer = {
      "",
      "Looks at the named documents only, and needs no secret of the environment. Answers are read from",
      "standard input: yes, no, or skip. Exit status: 0 signed, 2 wrong usage or nothing signed."
    })
final class AttestCommand implements Callable<Integer> {
  private static final int MOST_KEY_BYTES = 65_536;
  private static final Duration USUAL = Duration.ofDays(7);

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENVIRONMENT",
      defaultValue = "gonogo.yaml",
      description = "The environment file; default: ${DEFAULT-VALUE}.")
  private Path environment = Path.of("gonogo.yaml");

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "Private key (OpenSSH, ed25519, without passphrase); it tells who signs. See 'gonogo attest keygen'.")
  private @Nullable Path key;

  @Option(
      names = "--unsigned",
      description =
          "Write the sheet only; sign it with ssh-keygen, an agent or a protected key. Wants --person.")
  private boolean unsigned;

  @Option(
      names = "--person",
      paramLabel = "ID",
      description = "Who signs, by the list of people; default: whose key it is.")
  private @Nullable String person;

  @Option(
      names = "--duty",
      paramLabel = "DUTY",
      description = "The duty that is signed for; default: the only one that is asked for.")
  private @Nullable String duty;

  @Option(
      names = "--valid",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How long the sheet is valid, at most 14d; default: to the end of the window, or 7d.")
  private @Nullable Duration valid;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = {
        "A report.json of this release, which is shown beside each statement.",
        "A decision of go or no-go rests on it, and wants one of the last 4 hours."
      })
  private @Nullable Path report;

  @Mixin
  private PlanOptions plan = new PlanOptions();

  AttestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    refuseOptions();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (Catalog catalog = Catalogs.open(console)) {
      Draft draft = InputsSource.of(console).draft(environment.toString(), plan.release());
      Plan planned = new Planner(catalog).plan(draft, plan.phase(), plan.only(), now);
      SignOffs where = Statements.where(planned)
          .orElseThrow(
              () -> wrong(
                  environment.toString(),
                  "it names no folder of attestations; say people: people.yaml and attestations: attestations/"));
      String keyText = key == null ? null : keyText(key);
      Person signer = signer(where, keyText, now);
      List<Statements.Statement> all = Statements.of(planned, catalog, now);
      String chosen = duty(signer, all);
      Subject subject = subject(where);
      List<Statements.Statement> asked =
          all.stream().filter(each -> isAskedOf(chosen, each)).toList();
      Optional<SavedReport> saved =
          Optional.ofNullable(report).map(file -> SignedReport.read(file, subject));
      Optional<SignedReport> ground = saved
          .filter(_ -> asked.stream().anyMatch(Statements.Statement::isDecision))
          // What is only beside a statement may be older.
          .map(seen -> SignedReport.of(Objects.requireNonNull(report), seen, planned, now));
      var walk = new AttestWalk(
          console, signer, chosen, subject, saved, ground, earlier(where, signer, chosen, now));
      List<Sheet.Statement> answers = walk.answers(asked);
      if (answers.isEmpty()) {
        console.err().println("gonogo: nothing was signed");
        return ExitStatus.USAGE;
      }
      Instant end = now.plus(validity(planned, now));
      write(sheet(where, subject, signer, chosen, answers, now, end), keyText);
      return ExitStatus.OK;
    }
  }

  private void refuseOptions() {
    Problems problems = new Problems();
    if ((key == null) == !unsigned) {
      problems.add(
          Place.of("attest"),
          "wanted either --key FILE or --unsigned; 'gonogo attest keygen FILE' makes a key");
    }
    if (unsigned && person == null) {
      problems.add(Place.of("attest"), "--unsigned wants --person ID: no key tells who signs");
    }
    if (valid != null && valid.compareTo(Sheet.LONGEST) > 0) {
      problems.add(
          Place.of("--valid"),
          "a sheet is valid for at most %d days".formatted(Sheet.LONGEST.toDays()));
    }
    problems.throwIfAny();
  }

  private static InvalidInputException wrong(String place, String message) {
    return new InvalidInputException(Place.of(place), message);
  }

  private static String keyText(Path file) {
    try {
      if (Files.size(file) > MOST_KEY_BYTES) {
        throw wrong(file.toString(), "it is too large for a key");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw wrong(file.toString(), "the key cannot be read: " + e);
    }
  }

  private Person signer(SignOffs where, @Nullable String keyText, Instant now) {
    String id = keyText == null ? Objects.requireNonNull(person) : owner(where, keyText);
    if (person != null && !person.equals(id)) {
      throw wrong("--person", "the key is of %s, not of %s".formatted(id, person));
    }
    Person signer = where.people().byId().get(id);
    if (signer == null) {
      throw wrong(
          "--person",
          "the list of people has no %s%s"
              .formatted(id, Names.hint(id, where.people().byId().keySet())));
    }
    if (!Keyring.isListed(signer, now)) {
      throw wrong("--person", "%s is not in the list of people today".formatted(id));
    }
    return signer;
  }

  private String owner(SignOffs where, String keyText) {
    try {
      return Keyring.of(where.people()).owner(SshKeys.publicKeyOf(keyText));
    } catch (RefusedException e) {
      throw wrong(String.valueOf(key), e.detail());
    }
  }

  /** What this person said for this duty before, and still stands. */
  private static List<Sheet> earlier(SignOffs where, Person signer, String duty, Instant now) {
    return Verification.of(where, now).stream()
        .filter(Examined.Verified.class::isInstance)
        .map(examined -> ((Examined.Verified) examined).sheet())
        .filter(sheet -> sheet.person().equals(signer.id()) && sheet.duty().equals(duty))
        .toList();
  }

  private static boolean isAskedOf(String duty, Statements.Statement statement) {
    return statement.request() != null && statement.request().duties().contains(duty);
  }

  private String duty(Person signer, List<Statements.Statement> all) {
    List<String> asked = signer.duties().stream()
        .filter(each -> all.stream().anyMatch(statement -> isAskedOf(each, statement)))
        .toList();
    if (duty != null) {
      if (!signer.duties().contains(duty)) {
        throw wrong(
            "--duty",
            "%s does not hold the duty %s%s"
                .formatted(signer.id(), duty, Names.hint(duty, signer.duties())));
      }
      if (!asked.contains(duty)) {
        throw wrong(
            "--duty",
            "nothing is asked of %s at %s".formatted(duty, plan.phase().text()));
      }
      return duty;
    }
    if (asked.size() != 1) {
      throw wrong(
          "--duty",
          asked.isEmpty()
              ? "nothing is asked of %s (%s) at %s"
                  .formatted(
                      signer.id(),
                      String.join(", ", signer.duties()),
                      plan.phase().text())
              : "say which duty is signed for: " + String.join(", ", asked));
    }
    return asked.getFirst();
  }

  private Subject subject(SignOffs where) {
    Subject subject = where.subject();
    Problems problems = new Problems();
    require(subject.product(), "product", problems);
    require(subject.version(), "version", problems);
    require(subject.commit(), "commit", problems);
    problems.throwIfAny();
    return subject;
  }

  private void require(@Nullable String value, String name, Problems problems) {
    if (value == null) {
      problems.add(
          Place.of(environment.toString()),
          "a signature is about one release: say release: {%s: ...} or --release %s=..."
              .formatted(name, name));
    }
  }

  private Duration validity(Plan planned, Instant now) {
    if (valid != null) {
      return valid;
    }
    Instant end = planned.environment().release().windowEnd();
    Duration toEnd = end == null ? Duration.ZERO : Duration.between(now, end);
    return toEnd.isPositive() && toEnd.compareTo(Sheet.LONGEST) <= 0 ? toEnd : USUAL;
  }

  private Sheet sheet(
      SignOffs where,
      Subject subject,
      Person signer,
      String chosen,
      List<Sheet.Statement> answers,
      Instant now,
      Instant end) {
    return new Sheet(
        signer.id(),
        chosen,
        Objects.requireNonNull(subject.product()),
        Objects.requireNonNull(subject.version()),
        Objects.requireNonNull(subject.commit()),
        subject.environment(),
        where.checklist(),
        answers,
        now,
        end,
        UUID.randomUUID().toString());
  }

  private void write(Sheet sheet, @Nullable String keyText) {
    Path file = AttestationFolder.place(AttestationFolder.of(environment), sheet);
    Path beside = file.resolveSibling(SheetFiles.signature(file.getFileName().toString()));
    if (keyText == null) {
      AttestationFolder.write(file, sheet.text(), beside, null);
      console.out().println("wrote " + file + ", valid until " + sheet.expiresAt());
      console
          .out()
          .println("it counts once it is signed: ssh-keygen -Y sign -n gonogo -f KEY " + file);
      return;
    }
    try {
      Signing.SignedTexts signed = Signing.sign(sheet, keyText);
      AttestationFolder.write(file, signed.sheet(), beside, signed.signature());
    } catch (RefusedException e) {
      throw wrong(String.valueOf(key), e.detail());
    }
    console.out().println("signed " + file + ", valid until " + sheet.expiresAt());
    console.out().println("hand in both files, it and " + beside.getFileName());
  }
}
