package gonogo.probes.tls;

import gonogo.api.Notes;
import gonogo.api.Reply;
import gonogo.collect.tls.TlsAlpn;
import java.util.List;
import java.util.stream.Stream;

/** Does an address choose one of the application protocols that are wanted, when a browser's are offered? */
final class AlpnJudge {
  private static final String SPOKEN_BY_ALL = "http/1.1";

  private final List<String> wanted;
  private final Notes notes;

  AlpnJudge(List<String> wanted, Notes notes) {
    this.wanted = wanted;
    this.notes = notes;
  }

  /** What is offered: as browsers do, what is wanted and what every server speaks. */
  static List<String> offered(List<String> wanted) {
    return Stream.concat(wanted.stream(), Stream.of(SPOKEN_BY_ALL)).distinct().toList();
  }

  void judge(String where, Reply<TlsAlpn.Answer> reply) {
    switch (reply) {
      case Reply.Unanswered<TlsAlpn.Answer> unanswered ->
        notes.unseen(new Reply.Unanswered<>(
            unanswered.cause(),
            where + ", application protocol: " + unanswered.detail(),
            unanswered.root(),
            unanswered.evidence()));
      case Reply.Answered<TlsAlpn.Answer>(TlsAlpn.Answer(var chosen), String _) -> {
        if (chosen == null || !wanted.contains(chosen)) {
          notes.finding(
              "alpn",
              where,
              "chooses %s when offered %s"
                  .formatted(
                      chosen == null ? "no protocol" : Text.clean(chosen),
                      String.join(", ", offered(wanted))),
              String.join(" or ", wanted),
              "Switch the protocol on in the server (nginx: http2 on), and in whatever stands"
                  + " before it.");
        }
      }
    }
  }
}
