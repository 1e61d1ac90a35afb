package gonogo.attest;

import gonogo.api.Subject;
import gonogo.model.People.Person;
import gonogo.model.Shown;
import gonogo.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells which sheets count. A sheet counts only when nothing speaks against it; asked in the order
 * signature, key, sheet, person, duty, release, time. Who signed is told by the key; the sheet must
 * say the same.
 *
 * <p>The commit must be the very one of the release, in letters of any case: a sheet for the first
 * digits of a commit, or a release that names only those, would hold for every commit that begins
 * alike, and such a one can be made.
 */
public final class Verification {
  private static final Duration SKEW = Duration.ofMinutes(2);

  private final SignOffs where;
  private final Instant now;

  private Verification(SignOffs where, Instant now) {
    this.where = where;
    this.now = now;
  }

  /** What becomes of each file, in their order. */
  public static List<Examined> of(SignOffs where, Instant now) {
    return new Verification(where, now).all();
  }

  private List<Examined> all() {
    Map<String, List<Source>> byNonce = new HashMap<>();
    for (Authentic each : where.sheets()) {
      if (each.result() instanceof Examined.Verified verified) {
        byNonce
            .computeIfAbsent(verified.sheet().nonce(), _ -> new ArrayList<>())
            .add(each.file().sheet());
      }
    }
    return where.sheets().stream()
        .map(each -> switch (each.result()) {
          case Examined.Verified verified ->
            valid(
                each.file().sheet(),
                verified,
                byNonce.getOrDefault(verified.sheet().nonce(), List.of()));
          case Examined.Refused refused -> refused;
        })
        .toList();
  }

  private Examined valid(Source file, Examined.Verified verified, List<Source> sameNonce) {
    try {
      person(verified.sheet());
      subject(verified.sheet());
      span(verified.sheet());
      time(verified.sheet());
      copy(file, sameNonce);
      return verified;
    } catch (RefusedException e) {
      return Examined.Refused.of(verified.file(), verified.sheet(), e);
    }
  }

  private void person(Sheet sheet) throws RefusedException {
    Person person = Objects.requireNonNull(where.people().byId().get(sheet.person()));
    if (!Keyring.isListed(person, now)) {
      throw new RefusedException(
          Reason.PERSON_NOT_LISTED_NOW,
          Keyring.isBefore(person, now)
              ? "%s is listed from %s on".formatted(person.id(), person.from())
              : "%s was listed until %s".formatted(person.id(), person.until()));
    }
    if (Keyring.isBefore(person, sheet.issuedAt())) {
      throw new RefusedException(
          Reason.PERSON_NOT_LISTED_THEN,
          "%s signed on %s and is listed from %s on"
              .formatted(person.id(), sheet.issuedAt(), person.from()));
    }
    if (!person.duties().contains(sheet.duty())) {
      throw new RefusedException(
          Reason.DUTY_NOT_HELD,
          "%s does not hold the duty %s".formatted(person.id(), Shown.text(sheet.duty())));
    }
  }

  private void subject(Sheet sheet) throws RefusedException {
    Subject subject = where.subject();
    same("product", sheet.product(), subject.product(), Reason.OTHER_PRODUCT);
    same("version", sheet.version(), subject.version(), Reason.OTHER_VERSION);
    if (subject.commit() == null || !subject.commit().equalsIgnoreCase(sheet.commit())) {
      same("commit", sheet.commit(), subject.commit(), Reason.OTHER_COMMIT);
    }
    same("environment", sheet.environment(), subject.environment(), Reason.OTHER_ENVIRONMENT);
    same("checklist", sheet.checklist(), where.checklist(), Reason.OTHER_CHECKLIST);
  }

  private static void same(String what, String said, @Nullable String wanted, Reason reason)
      throws RefusedException {
    if (!said.equals(wanted)) {
      throw new RefusedException(
          reason,
          "it is about the %s %s, not %s"
              .formatted(what, Shown.text(said), wanted == null ? "this" : Shown.text(wanted)));
    }
  }

  /** Refuses a sheet that is valid for no time, or for too long. */
  static void span(Sheet sheet) throws RefusedException {
    if (!sheet.expiresAt().isAfter(sheet.issuedAt())) {
      throw new RefusedException(
          Reason.ENDS_BEFORE_IT_BEGINS,
          "it expires on %s and was issued on %s".formatted(sheet.expiresAt(), sheet.issuedAt()));
    }
    if (Duration.between(sheet.issuedAt(), sheet.expiresAt()).compareTo(Sheet.LONGEST) > 0) {
      throw new RefusedException(
          Reason.LASTS_TOO_LONG,
          "it is valid from %s to %s; wanted at most %d days"
              .formatted(sheet.issuedAt(), sheet.expiresAt(), Sheet.LONGEST.toDays()));
    }
  }

  private void time(Sheet sheet) throws RefusedException {
    if (sheet.issuedAt().isAfter(now.plus(SKEW))) {
      throw new RefusedException(
          Reason.ISSUED_IN_FUTURE,
          "it was issued on %s, and it is %s".formatted(sheet.issuedAt(), now));
    }
    if (!now.isBefore(sheet.expiresAt())) {
      throw new RefusedException(Reason.EXPIRED, "it expired on %s".formatted(sheet.expiresAt()));
    }
  }

  private static void copy(Source file, List<Source> sameNonce) throws RefusedException {
    if (sameNonce.stream().allMatch(each -> each.text().equals(file.text()))) {
      if (!sameNonce.getFirst().path().equals(file.path())) {
        throw new RefusedException(
            Reason.COPY, "it is a copy of %s".formatted(Authentic.name(sameNonce.getFirst())));
      }
    } else {
      List<String> others = sameNonce.stream()
          .filter(each -> !each.path().equals(file.path()))
          .map(Authentic::name)
          .toList();
      throw new RefusedException(
          Reason.COPY, "it has the nonce of %s too".formatted(String.join(" and ", others)));
    }
  }
}
