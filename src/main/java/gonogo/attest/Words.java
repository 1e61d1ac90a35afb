package gonogo.attest;

import gonogo.attest.Examined.Refused;
import gonogo.attest.Examined.Verified;
import gonogo.attest.Sheet.Decision;
import gonogo.attest.Sheet.Statement;
import gonogo.model.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said of one item. The latest sheet of a person for a duty is that person's word; an
 * earlier one does not count, even when the latest is void.
 *
 * @param given the words that count, at most one of each person for each duty
 * @param refused the sheets for the duties asked for, and those that cannot be read, that do not
 *     count
 */
public record Words(List<Given> given, List<Refused> refused) {
  public Words {
    given = List.copyOf(given);
    refused = List.copyOf(refused);
  }

  /**
   * A word that counts.
   *
   * @param until when it no longer counts
   */
  public record Given(String file, Sheet sheet, Statement statement, Instant until) {
    public String person() {
      return sheet.person();
    }

    public String duty() {
      return sheet.duty();
    }

    public boolean isYes() {
      return statement.decision() == Decision.YES;
    }
  }

  /** A sheet that says something of the item, and its refusal when it is void. */
  private record Said(
      String file,
      Sheet sheet,
      Statement statement,
      @Nullable Refused refusal) {
    boolean isNo() {
      return statement.decision() == Decision.NO;
    }
  }

  private record By(String person, String duty) {}

  /** Later wins; at the same instant NO wins, then what is not void. */
  private static final Comparator<Said> LATEST = Comparator.comparing(
          (Said said) -> said.sheet().issuedAt())
      .thenComparing(Said::isNo)
      .thenComparing(said -> said.refusal() == null);

  /** Picks what was said of an item. */
  public static Words of(List<Examined> sheets, Wanted wanted, Instant now) {
    List<Given> given = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    Map<By, List<Said>> said = new LinkedHashMap<>();
    for (Examined each : sheets) {
      switch (each) {
        case Verified(String file, Sheet sheet)
        when wanted.duties().contains(sheet.duty()) ->
          add(said, refused, wanted, file, sheet, null);
        case Verified _ -> {
          // of a duty that does not sign for this item
        }
        case Refused voided -> refused(said, refused, wanted, voided);
      }
    }
    said.values().forEach(all -> latest(all, wanted, now, given, refused));
    return new Words(given, refused);
  }

  private static void refused(
      Map<By, List<Said>> said, List<Refused> refused, Wanted wanted, Refused each) {
    Sheet sheet = each.said();
    if (sheet == null) {
      refused.add(each);
    } else if (wanted.duties().contains(sheet.duty())) {
      if (each.reason().leavesItSaid()) {
        add(said, refused, wanted, each.file(), sheet, each);
      } else {
        refused.add(each);
      }
    }
  }

  private static void add(
      Map<By, List<Said>> said,
      List<Refused> refused,
      Wanted wanted,
      String file,
      Sheet sheet,
      @Nullable Refused refusal) {
    String item = wanted.about().item();
    sheet
        .of(item)
        .ifPresentOrElse(
            statement -> said.computeIfAbsent(
                    new By(sheet.person(), sheet.duty()), _ -> new ArrayList<>())
                .add(new Said(file, sheet, statement, refusal)),
            () -> refused.add(
                refusal != null
                    ? refusal
                    : new Refused(
                        file, sheet, Reason.ITEM_NOT_NAMED, "it says nothing of " + item)));
  }

  private static void latest(
      List<Said> all, Wanted wanted, Instant now, List<Given> given, List<Refused> refused) {
    Said latest = all.stream().max(LATEST).orElseThrow();
    for (Said said : all) {
      if (said.refusal() != null) {
        refused.add(said.refusal());
      } else if (!said.equals(latest)) {
        refused.add(new Refused(
            said.file(),
            said.sheet(),
            Reason.SUPERSEDED,
            "%s said it anew in %s".formatted(said.sheet().person(), latest.file())));
      } else {
        try {
          check(said, wanted, now);
          given.add(
              new Given(said.file(), said.sheet(), said.statement(), wanted.end(said.sheet())));
        } catch (RefusedException e) {
          refused.add(Refused.of(said.file(), said.sheet(), e));
        }
      }
    }
  }

  private static void check(Said said, Wanted wanted, Instant now) throws RefusedException {
    Statement statement = said.statement();
    if (!statement.textSha256().equals(wanted.about().textSha256())) {
      throw new RefusedException(
          Reason.TEXT_CHANGED,
          "the text of %s was another".formatted(wanted.about().item()));
    }
    if (!statement.statement().equals(wanted.statement())) {
      throw new RefusedException(
          Reason.STATEMENT_CHANGED,
          "it is about the statement %s".formatted(Shown.text(statement.statement())));
    }
    for (String path : wanted.documents()) {
      document(path, wanted.hashes().get(path), statement.documents().get(path));
    }
    if (!said.isNo()) {
      ground(statement.ground(), wanted.resting());
    }
    Instant issued = said.sheet().issuedAt();
    if (wanted.notBefore() != null && issued.isBefore(wanted.notBefore())) {
      throw new RefusedException(
          Reason.TOO_EARLY,
          "it was said on %s; wanted not before %s".formatted(issued, wanted.notBefore()));
    }
    Instant limit = wanted.limit(said.sheet());
    if (limit != null && !now.isBefore(limit)) {
      throw new RefusedException(
          Reason.TOO_OLD, "it was said on %s and counted until %s".formatted(issued, limit));
    }
  }

  /** A yes holds for what was seen with it, or better. A no needs no ground, and nothing takes it away. */
  private static void ground(@Nullable Ground signed, Resting resting) throws RefusedException {
    if (resting instanceof Resting.Nothing) {
      return;
    }
    if (signed == null) {
      throw new RefusedException(
          Reason.NO_GROUND,
          "it does not say what was seen: sign it with 'gonogo attest --report FILE'");
    }
    switch (resting) {
      case Resting.Nothing _, Resting.Aside _ -> {
        // it is not to be held against anything
      }
      case Resting.Unknown _ ->
        throw new RefusedException(
            Reason.GOT_WORSE, "how the items stand that it rests on is not known");
      case Resting.On(Ground now) -> {
        Optional<String> flaw = signed.flaw(now);
        if (flaw.isPresent()) {
          throw new RefusedException(Reason.GOT_WORSE, flaw.get());
        }
      }
    }
  }

  private static void document(String path, @Nullable String there, @Nullable String signed)
      throws RefusedException {
    if (there == null) {
      throw new RefusedException(Reason.DOCUMENT_GONE, "%s is not there".formatted(path));
    }
    if (signed == null) {
      throw new RefusedException(
          Reason.DOCUMENT_NOT_SIGNED, "%s was not signed with it".formatted(path));
    }
    if (!signed.equals(there)) {
      throw new RefusedException(
          Reason.DOCUMENT_CHANGED, "%s was changed after it was signed".formatted(path));
    }
  }
}
