package gonogo.probes.tls;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Reply;
import gonogo.collect.tls.TlsClear;
import gonogo.probes.tls.ProtocolProbe.Plaintext;
import java.util.Set;

/** Is clear text served on a port that should speak TLS? */
final class ClearJudge {
  /** With which servers say that the port wants TLS: bad request, misdirected request, upgrade required. */
  private static final Set<Integer> REFUSALS = Set.of(400, 421, 426);

  private final Plaintext wanted;
  private final Notes notes;

  ClearJudge(Plaintext wanted, Notes notes) {
    this.wanted = wanted;
    this.notes = notes;
  }

  void judge(String where, Reply<TlsClear.Answer> reply) {
    switch (reply) {
      case Reply.Unanswered<TlsClear.Answer> unanswered ->
        notes.unseen(new Reply.Unanswered<>(
            unanswered.cause(),
            where + ", clear text: " + unanswered.detail(),
            unanswered.root(),
            unanswered.evidence()));
      case Reply.Answered<TlsClear.Answer>(TlsClear.Answer answer, String _) -> {
        switch (answer.reaction()) {
          case TLS, CLOSED, RESET -> {} // refused
          case HTTP -> response(where, answer);
          case OTHER ->
            notes.unseen(
                Cause.GARBLED,
                "%s, clear text: cannot tell whether it is served: %s"
                    .formatted(where, answer.beginning()));
        }
      }
    }
  }

  private void response(String where, TlsClear.Answer answer) {
    int status = answer.status() == null ? 0 : answer.status();
    if (REFUSALS.contains(status)) {
      return;
    }
    if (status < 200 || status >= 500) {
      notes.unseen(
          Cause.NO_DATA,
          "%s, clear text: status %d says neither that it is served nor that it is refused"
              .formatted(where, status));
      return;
    }
    String location = answer.location();
    if (status / 100 != 3 || location == null || !isHttps(location)) {
      served(where, "answers HTTP in clear with status " + status);
    } else if (wanted != Plaintext.REDIRECTED) {
      served(where, "answers HTTP in clear with a redirect to " + Text.clean(location));
    }
  }

  private static boolean isHttps(String location) {
    return location.regionMatches(true, 0, "https://", 0, "https://".length());
  }

  private void served(String where, String seen) {
    notes.finding(
        "plaintext",
        where,
        seen,
        wanted == Plaintext.REDIRECTED ? "a refusal or a redirect to https" : "a refusal",
        "Let this port speak TLS only, and redirect from another (nginx: listen ... ssl).");
  }
}
