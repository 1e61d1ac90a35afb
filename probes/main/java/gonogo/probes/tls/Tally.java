package gonogo.probes.tls;

import gonogo.api.Measure;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Reply;
import gonogo.collect.tls.TlsHandshake;
import gonogo.probes.tls.ChainJudge.Judgement;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings together what the addresses of one system showed. */
final class Tally {
  private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

  private final Target target;
  private final Criteria criteria;
  private final Notes notes;
  private final Set<X509Certificate> leaves = new HashSet<>();
  private @Nullable Instant until;
  private int addresses;

  Tally(Target target, Criteria criteria, Notes notes) {
    this.target = target;
    this.criteria = criteria;
    this.notes = notes;
  }

  void add(String address, Reply<TlsHandshake.Answer> reply) {
    addresses++;
    String where = target.at(address);
    switch (reply) {
      case Reply.Unanswered<TlsHandshake.Answer>(
          var cause,
          String detail,
          var root,
          String evidence) ->
        notes.unseen(new Reply.Unanswered<>(cause, where + ": " + detail, root, evidence));
      case Reply.Answered<TlsHandshake.Answer>(TlsHandshake.Answer answer, String _) ->
        add(address, where, ChainJudge.judge(answer, criteria));
    }
  }

  private void add(String address, String where, Judgement judgement) {
    for (Flaw flaw : judgement.flaws()) {
      String what = flaw.what().isEmpty() ? where : where + ", " + flaw.what();
      notes.finding(flaw.code(), what, flaw.seen(), flaw.wanted(), flaw.remedy());
    }
    judgement.remarks().forEach(remark -> notes.remark(where, remark));
    if (judgement.unsettled() != null) {
      notes.unseen(
          judgement.unsettled().cause(), where + ": " + judgement.unsettled().detail());
    }
    if (judgement.path() != null) {
      leaves.add(judgement.path().leaf());
      measure(address, judgement.path());
    }
  }

  /** The days that are left to the certificate of the path that is closest to its limit. */
  private void measure(String address, Path path) {
    Optional<X509Certificate> closest =
        path.links().stream().map(Link::certificate).min(Comparator.comparing(this::slack));
    X509Certificate certificate = closest.orElseThrow();
    notes.measure(Measure.atLeast(
        "days-left@" + address,
        criteria.remaining(certificate).toSeconds() / SECONDS_PER_DAY,
        "d",
        criteria.minRemaining(certificate).toSeconds() / SECONDS_PER_DAY));
    for (Link link : path.links()) {
      Instant end = link.certificate().getNotAfter().toInstant();
      until = until == null || end.isBefore(until) ? end : until;
    }
  }

  private Duration slack(X509Certificate certificate) {
    return criteria.remaining(certificate).minus(criteria.minRemaining(certificate));
  }

  Outcome conclude() {
    if (leaves.size() > 1) {
      notes.remark(
          target.shown(),
          "%d different certificates at %d addresses".formatted(leaves.size(), addresses));
    }
    String where = addresses == 1 ? "1 address" : addresses + " addresses";
    String end = until == null ? "an unknown day" : Text.day(until);
    return notes.conclude(
        "%s: trusted and valid until %s at %s".formatted(target.shown(), end, where));
  }
}
