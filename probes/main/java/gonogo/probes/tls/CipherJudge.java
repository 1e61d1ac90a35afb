package gonogo.probes.tls;

import gonogo.api.Cause;
import gonogo.api.Measure;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Reply;
import gonogo.collect.tls.TlsHello;
import gonogo.collect.tls.TlsHello.Reaction;
import java.util.List;

/** Does an address that speaks TLS take a cipher suite that it should not? */
final class CipherJudge {
  private final ProtocolProbe.Settings settings;
  private final Notes notes;

  CipherJudge(ProtocolProbe.Settings settings, Notes notes) {
    this.settings = settings;
    this.notes = notes;
  }

  void judge(Target target, List<Offer.Taken> all) {
    all.forEach(taken -> judge(target, taken));
    List<Reply<TlsHello.Answer>> forbidden = all.stream()
        .filter(taken -> taken.offer().purpose() == Offer.Purpose.FORBIDDEN)
        .map(Offer.Taken::reply)
        .toList();
    if (!forbidden.isEmpty() && forbidden.stream().allMatch(CipherJudge::hadNothingToOffer)) {
      notes.unseen(new Outcome.Inconclusive(
          Cause.NOT_CONFIGURED,
          "no known cipher suite has a name with " + settings.forbidCiphers().pattern(),
          null,
          List.of("setting:forbid-ciphers")));
    }
  }

  private static boolean hadNothingToOffer(Reply<TlsHello.Answer> reply) {
    return reply instanceof Reply.Answered<TlsHello.Answer>(TlsHello.Answer answer, String _)
        && answer.reaction() == Reaction.NOTHING_TO_OFFER;
  }

  private void judge(Target target, Offer.Taken taken) {
    Offer offer = taken.offer();
    String where = target.at(offer.address());
    switch (taken.reply()) {
      case Reply.Unanswered<TlsHello.Answer> unanswered -> unseen(where, offer, unanswered);
      case Reply.Answered<TlsHello.Answer>(TlsHello.Answer answer, String _) -> {
        switch (answer.reaction()) {
          case ACCEPTED -> accepted(where, offer, answer);
          case TURNED_AWAY -> unseen(where, offer, Cause.NO_DATA, String.valueOf(answer.detail()));
          case REFUSED, CLOSED, RESET, NOT_TLS, NOTHING_TO_OFFER -> {}
        }
      }
    }
  }

  private void accepted(String where, Offer offer, TlsHello.Answer answer) {
    String seen = "takes %s in %s".formatted(answer.cipher(), answer.version());
    switch (offer.purpose()) {
      case FORBIDDEN ->
        notes.finding(
            "forbidden-cipher",
            where,
            seen,
            "no cipher suite with " + settings.forbidCiphers().pattern(),
            "Take the suites of this kind out of the server's list (nginx: ssl_ciphers).");
      case WARNED_OF -> {
        if (!settings.forbidCiphers().matcher(String.valueOf(answer.cipher())).find()) {
          notes.remark(where, seen + ", a suite that is going out of use");
        }
      }
      case DIFFIE_HELLMAN -> prime(where, offer, answer);
    }
  }

  private void prime(String where, Offer offer, TlsHello.Answer answer) {
    Integer bits = answer.groupBits();
    if (bits == null) {
      unseen(where, offer, Cause.GARBLED, "it chose the key exchange and did not show the prime");
      return;
    }
    notes.measure(
        Measure.atLeast("dh-bits@" + offer.address(), bits, "bits", settings.minDhBits()));
    if (bits < settings.minDhBits()) {
      notes.finding(
          "weak-dh",
          where,
          "a Diffie-Hellman prime of %d bits (%s)".formatted(bits, answer.cipher()),
          "at least %d bits".formatted(settings.minDhBits()),
          "Give the server a larger group (nginx: ssl_dhparam, with ffdhe2048 or larger), or take"
              + " the suites with DHE out of its list.");
    }
  }

  private void unseen(String where, Offer offer, Reply.Unanswered<TlsHello.Answer> reply) {
    if (offer.purpose() == Offer.Purpose.WARNED_OF) {
      notes.remark(where, "could not see whether it takes old cipher suites: " + reply.detail());
    } else {
      notes.unseen(new Reply.Unanswered<>(
          reply.cause(),
          where + ", " + what(offer) + ": " + reply.detail(),
          reply.root(),
          reply.evidence()));
    }
  }

  private void unseen(String where, Offer offer, Cause cause, String detail) {
    if (offer.purpose() != Offer.Purpose.WARNED_OF) {
      notes.unseen(cause, where + ", " + what(offer) + ": " + detail);
    }
  }

  private static String what(Offer offer) {
    return switch (offer.purpose()) {
      case FORBIDDEN -> "forbidden cipher suites in " + offer.version();
      case WARNED_OF -> "old cipher suites in " + offer.version();
      case DIFFIE_HELLMAN -> "Diffie-Hellman in " + offer.version();
    };
  }
}
