package gonogo.probes.attestation;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Setting;
import gonogo.api.Subject;
import gonogo.api.World;
import gonogo.attest.Keyring;
import gonogo.attest.NamedDocuments;
import gonogo.attest.Request;
import gonogo.attest.Resting;
import gonogo.attest.SignOffs;
import gonogo.attest.SignOffs.About;
import gonogo.attest.Verification;
import gonogo.attest.Wanted;
import gonogo.attest.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges whether those who must have said yes to a statement, and signed it. */
@Singleton
@ProbeSpec(
    id = "attestation/signed",
    claim = "The people who hold the duties have signed the statement, for this very release",
    findings = {"veto", "refused"},
    causes = {Cause.NOT_SIGNED, Cause.NOT_CONFIGURED, Cause.WRONG_SUBJECT, Cause.NO_DATA})
final class SignedProbe implements Probe<SignOffs, SignedProbe.Settings> {

  /** What must be signed, and by whom. */
  record Settings(
      @Setting(
          value = "What is agreed to, in one line; sheets must have it to the letter",
          example = "I have read the rollback plan and can carry out my part")
      String statement,

      @Setting(
          value = "Duties of the list of people that sign for it",
          example = "[qa-lead, security-officer]")
      List<String> duties,

      @Setting(
          value =
              "Who must say yes: all duties, each by somebody else, or so many people of any duty",
          example = "2",
          fallback = "all")
      Quorum quorum,

      @Setting(
          value = "Duties whose yes is needed in any case, and whose no decides",
          example = "[security-officer]",
          fallback = "[]")
      List<String> veto,

      @Setting(
          value = "Files that the statement is about, whose content is signed with it",
          example = "[docs/ROLLBACK.md]",
          fallback = "[]")
      List<String> documents,

      @Setting(
          value =
              "For a decision of go or no-go: the items, or prefixes of them (exec-*), that a yes rests on;"
                  + " it is void when one of them gets worse",
          example = "['*']",
          fallback = "[]")
      List<String> decision,

      @Setting(
          value = "How long, or until when ({window.end}) it counts; at most as long as the sheet",
          example = "12h")
      @Nullable
      Expiry expires,

      @Setting(
          value =
              "Since when it may be signed: T- and how long before the window starts, or a time",
          example = "T-4h")
      @Nullable
      NotBefore notBefore)
      implements Request {
    Settings {
      duties = List.copyOf(duties);
      veto = List.copyOf(veto);
      documents = List.copyOf(documents);
      decision = List.copyOf(decision);
      if (statement.isBlank() || statement.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("statement: wanted a text in one line");
      }
      if (duties.isEmpty()) {
        throw new IllegalArgumentException("duties: wanted at least one duty");
      }
      distinct("duties", duties);
      distinct("veto", veto);
      distinct("documents", documents);
      distinct("decision", decision);
      for (String duty : veto) {
        if (!duties.contains(duty)) {
          throw new IllegalArgumentException("veto: %s is not one of the duties".formatted(duty));
        }
      }
    }

    @Override
    public @Nullable Integer people() {
      return quorum.people();
    }

    @Override
    public Wanted wanted(SignOffs where, Map<String, String> hashes) {
      About about = Objects.requireNonNull(where.about(), "signed for no item");
      return new Wanted(
          about,
          statement,
          duties,
          documents,
          hashes,
          notBefore == null ? null : notBefore.instant(where.windowStart()),
          expires == null ? null : expires.age(),
          expires == null ? null : expires.until(),
          decision.isEmpty() ? new Resting.Nothing() : about.resting());
    }

    private static void distinct(String name, List<String> values) {
      if (new HashSet<>(values).size() < values.size()) {
        throw new IllegalArgumentException(name + ": one is named twice");
      }
    }
  }

  @Override
  public Outcome examine(SignOffs where, Settings settings, World world) {
    List<String> lacking = lacking(where, settings);
    if (!lacking.isEmpty()) {
      return new Inconclusive(
          Cause.NOT_CONFIGURED,
          "what people sign for is not said: %s of the release".formatted(lacking.getFirst()),
          null,
          lacking.stream().map("release:"::concat).toList());
    }
    NamedDocuments documents = NamedDocuments.look(
        settings.documents(),
        where.documents(),
        Objects.requireNonNull(where.subject().commit()),
        world);
    Optional<Outcome> unseen = documents.unseen().or(() -> ungrounded(where, settings));
    return unseen.orElseGet(() -> judge(where, settings, documents.hashes(), world.now()));
  }

  private static Outcome judge(
      SignOffs where, Settings settings, Map<String, String> hashes, Instant now) {
    Words words = Words.of(Verification.of(where, now), settings.wanted(where, hashes), now);
    Keyring keys = Keyring.of(where.people());
    Count count = new Count(
        settings.duties(),
        settings.veto(),
        settings.quorum(),
        settings.duties().stream()
            .collect(Collectors.toMap(duty -> duty, duty -> keys.holders(duty, now))),
        words.given());
    return new Conclusion(settings.statement(), count, words.refused(), now).outcome();
  }

  /** A decision is judged last, when it is known how the items stand that it rests on. */
  private static Optional<Outcome> ungrounded(SignOffs where, Settings settings) {
    About about = Objects.requireNonNull(where.about(), "signed for no item");
    return !settings.decision().isEmpty() && about.resting() instanceof Resting.Unknown
        ? Optional.of(new Inconclusive(
            Cause.NO_DATA, "how the items stand that it rests on is not known: only a run tells"))
        : Optional.empty();
  }

  /** What the release does not say, and a signature must be about. */
  private static List<String> lacking(SignOffs where, Settings settings) {
    Subject subject = where.subject();
    List<String> lacking = new ArrayList<>();
    if (subject.product() == null) {
      lacking.add("product");
    }
    if (subject.version() == null) {
      lacking.add("version");
    }
    if (subject.commit() == null) {
      lacking.add("commit");
    }
    NotBefore notBefore = settings.notBefore();
    if (notBefore != null && notBefore.needsWindow() && where.windowStart() == null) {
      lacking.add("window");
    }
    return lacking;
  }
}
