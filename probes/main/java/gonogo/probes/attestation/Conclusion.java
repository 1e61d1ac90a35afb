package gonogo.probes.attestation;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.api.Remark;
import gonogo.attest.Examined.Refused;
import gonogo.attest.Words.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what the count comes to.
 *
 * @param refused the sheets that do not count
 */
record Conclusion(String statement, Count count, List<Refused> refused, Instant now) {
  private static final Duration SOON = Duration.ofHours(24);
  private static final int MOST_SHEETS = 10;

  /** A no that decides was seen, and outweighs what is missing. */
  Outcome outcome() {
    List<Finding> findings = new ArrayList<>();
    count.vetoes().forEach(word -> findings.add(veto(word)));
    count.refusals().forEach(word -> findings.add(refused(word)));
    if (!findings.isEmpty()) {
      return failed(findings);
    }
    if (!count.unheld().isEmpty()) {
      return unheld();
    }
    List<String> missing = count.missing();
    return missing.isEmpty() ? passed() : notSigned(missing);
  }

  private Finding veto(Given no) {
    return new Finding(
        "attestation/signed/veto",
        "%s (%s)".formatted(no.duty(), no.person()),
        seen(no),
        "yes of %s to: %s".formatted(no.duty(), statement),
        "Settle what was objected to; then %s signs a yes, which takes the place of the no."
            .formatted(no.person()));
  }

  private Finding refused(Given no) {
    return new Finding(
        "attestation/signed/refused",
        "%s (%s)".formatted(no.duty(), no.person()),
        seen(no),
        "yes of %s to: %s; without this one nobody is left who can give it"
            .formatted(wantedPeople(), statement),
        "Settle what was objected to; then %s signs a yes. Or let somebody else hold the duty."
            .formatted(no.person()));
  }

  private String wantedPeople() {
    Integer people = count.quorum().people();
    String duties = String.join(", ", count.duties());
    return people == null
        ? "%s, each by somebody else".formatted(duties)
        : "%d of those who are %s".formatted(people, duties);
  }

  private static String seen(Given no) {
    String comment = no.statement().comment();
    return "%s said no as %s on %s, %s"
        .formatted(
            no.person(),
            no.duty(),
            no.sheet().issuedAt(),
            comment == null ? "without a comment" : "with the comment: " + comment);
  }

  private Outcome failed(List<Finding> findings) {
    Finding first = findings.getFirst();
    String more = findings.size() == 1 ? "" : " (and %d more)".formatted(findings.size() - 1);
    List<String> open = count.missing().stream()
        .filter(duty -> count.noes().stream().noneMatch(no -> no.duty().equals(duty)))
        .toList();
    return new Failed(
        first.seen() + more,
        findings,
        remarks(List.of()),
        List.of(),
        open.isEmpty() ? List.of() : List.of(notSigned(open)));
  }

  private Inconclusive unheld() {
    List<String> unheld = count.unheld();
    Integer wanted = count.quorum().people();
    List<String> vacant = unheld.stream()
        .filter(duty -> count.holders().getOrDefault(duty, List.of()).isEmpty())
        .toList();
    String who = vacant.isEmpty()
        ? "too few people hold %s now: wanted %s"
            .formatted(
                String.join(", ", count.duties()),
                wanted == null ? "somebody else for each" : wanted + " in all")
        : "nobody in the list of people holds %s now and has a key that counts"
            .formatted(String.join(" or ", vacant));
    return inconclusive(Cause.NOT_CONFIGURED, who, unheld);
  }

  private Inconclusive notSigned(List<String> missing) {
    String twice = missing.stream()
        .filter(duty -> !count.saidYes(duty).isEmpty())
        .map(duty -> "; %s said yes as %s, but counts once"
            .formatted(String.join(" and ", count.saidYes(duty)), duty))
        .collect(Collectors.joining());
    Integer wanted = count.quorum().people();
    String have = wanted == null
        ? ""
        : "; %d of %d people said yes"
            .formatted(count.yeses().stream().map(Given::person).distinct().count(), wanted);
    return inconclusive(
        Cause.NOT_SIGNED,
        "the yes of %s is missing%s%s".formatted(String.join(", ", missing), have, twice),
        missing);
  }

  private Inconclusive inconclusive(Cause cause, String summary, List<String> duties) {
    return new Inconclusive(
        cause,
        summary + voidSheets(duties),
        null,
        duties.stream().map("duty:"::concat).toList());
  }

  /** The sheets that might have been the missing ones; those that came nearest first. */
  private String voidSheets(List<String> duties) {
    List<Refused> near = refused.stream()
        .filter(each -> each.said() == null || duties.contains(each.said().duty()))
        .sorted(Comparator.comparing(Refused::reason).reversed())
        .toList();
    if (near.isEmpty()) {
      return "";
    }
    String more =
        near.size() > MOST_SHEETS ? "; and %d more".formatted(near.size() - MOST_SHEETS) : "";
    return near.stream()
        .limit(MOST_SHEETS)
        .map(Refused::toString)
        .collect(Collectors.joining("; ", "; void: ", more));
  }

  private Outcome passed() {
    Instant until =
        count.yeses().stream().map(Given::until).min(Comparator.naturalOrder()).orElseThrow();
    String who = count.yeses().stream()
        .map(yes -> "%s as %s".formatted(yes.person(), yes.duty()))
        .collect(Collectors.joining(", "));
    List<Remark> remarks = new ArrayList<>();
    if (Duration.between(now, until).compareTo(SOON) <= 0) {
      remarks.add(new Remark("signatures", "the first of them ends on " + until));
    }
    remarks.addAll(remarks(count.noes()));
    return new Passed("yes of %s, until %s".formatted(who, until), remarks, List.of());
  }

  /**
   * What does not decide, and should be known: words that say no, and void sheets of this release.
   */
  private List<Remark> remarks(List<Given> noes) {
    return Stream.concat(
            noes.stream().map(no -> new Remark(no.duty(), seen(no))),
            refused.stream()
                .filter(each -> !each.reason().isElsewhere())
                .map(each -> new Remark(
                    each.file(), "void: %s (%s)".formatted(each.detail(), each.reason()))))
        .toList();
  }
}
