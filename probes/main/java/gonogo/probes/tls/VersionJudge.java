package gonogo.probes.tls;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Reply;
import gonogo.collect.tls.TlsHello;
import gonogo.collect.tls.TlsHello.Reaction;
import gonogo.collect.tls.TlsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which versions does an address take? That one is refused counts only where another was taken: a server that turns
 * everybody away, or a firewall before it, refuses nothing.
 */
final class VersionJudge {
  private final ProtocolProbe.Settings settings;
  private final Notes notes;

  VersionJudge(ProtocolProbe.Settings settings, Notes notes) {
    this.settings = settings;
    this.notes = notes;
  }

  void judge(String where, Spoken spoken) {
    Set<TlsVersion> taken = spoken.versions();
    if (taken.isEmpty()) {
      nothing(where, spoken);
      return;
    }
    List<TlsVersion> cut = new ArrayList<>();
    spoken.replies().forEach((version, reply) -> {
      boolean allowed = settings.allow().contains(version);
      if (taken.contains(version)) {
        if (!allowed) {
          forbidden(where, version, spoken.cipher(version));
        }
      } else if (allowed) {
        missing(where, version, reply);
      } else {
        refused(where, version, reply, cut);
      }
    });
    if (!cut.isEmpty()) {
      notes.remark(
          where,
          "cuts the connection at an offer of %s instead of refusing it with an alert"
              .formatted(Text.list(cut.stream())));
    }
  }

  private void forbidden(String where, TlsVersion version, String cipher) {
    notes.finding(
        "forbidden-version",
        where + ", " + version,
        "takes %s (with %s)".formatted(version, cipher),
        "only " + Text.list(settings.allow().stream()),
        "Switch %s off in the server (nginx: ssl_protocols %s;), and in whatever stands before it."
            .formatted(version, Text.list(settings.allow().stream()).replace(",", "")));
  }

  /** An allowed version that was not taken harms nobody, but the newest is worth having. */
  private void missing(String where, TlsVersion version, Reply<TlsHello.Answer> reply) {
    switch (reply) {
      case Reply.Unanswered<TlsHello.Answer> unanswered ->
        notes.remark(
            where, "could not see whether it takes %s: %s".formatted(version, unanswered.detail()));
      case Reply.Answered<TlsHello.Answer> _ -> {
        if (version == TlsVersion.TLS_1_3) {
          notes.remark(where, "does not take TLSv1.3");
        }
      }
    }
  }

  private void refused(
      String where, TlsVersion version, Reply<TlsHello.Answer> reply, List<TlsVersion> cut) {
    switch (reply) {
      case Reply.Unanswered<TlsHello.Answer> unanswered ->
        unseen(where + ", " + version, unanswered);
      case Reply.Answered<TlsHello.Answer>(TlsHello.Answer answer, String _) -> {
        switch (answer.reaction()) {
          case ACCEPTED, REFUSED -> {} // accepted: an older version, which is judged itself
          case CLOSED, RESET, NOT_TLS -> cut.add(version);
          case TURNED_AWAY, NOTHING_TO_OFFER ->
            notes.unseen(
                Cause.NO_DATA,
                "%s, %s: cannot tell whether it is refused: %s"
                    .formatted(where, version, seen(answer)));
        }
      }
    }
  }

  private void nothing(String where, Spoken spoken) {
    Map<TlsVersion, Reply<TlsHello.Answer>> replies = spoken.replies();
    List<TlsHello.Answer> answers = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    replies.forEach((version, reply) -> {
      switch (reply) {
        case Reply.Answered<TlsHello.Answer>(TlsHello.Answer answer, String _) -> {
          answers.add(answer);
          seen.add(version + " " + seen(answer));
        }
        case Reply.Unanswered<TlsHello.Answer> unanswered ->
          seen.add(version + " " + unanswered.detail());
      }
    });
    if (answers.isEmpty()
        && replies.get(TlsVersion.TLS_1_2) instanceof Reply.Unanswered<TlsHello.Answer> first) {
      unseen(where, first);
    } else if (answers.size() == replies.size()
        && answers.stream().allMatch(answer -> answer.reaction() == Reaction.NOT_TLS)) {
      notes.finding(
          "no-tls",
          where,
          "answers a handshake in clear text, beginning with "
              + answers.getLast().detail(),
          "TLS on this port",
          "Let the server speak TLS there, or name the port that does.");
    } else {
      notes.unseen(
          Cause.NO_DATA,
          "%s: takes no version, so no refusal proves anything: %s"
              .formatted(where, String.join(", ", seen)));
    }
  }

  private void unseen(String where, Reply.Unanswered<TlsHello.Answer> reply) {
    notes.unseen(new Reply.Unanswered<>(
        reply.cause(), where + ": " + reply.detail(), reply.root(), reply.evidence()));
  }

  private static String seen(TlsHello.Answer answer) {
    String what = switch (answer.reaction()) {
      case ACCEPTED -> "taken";
      case REFUSED, TURNED_AWAY -> "refused with the alert";
      case CLOSED -> "closed";
      case RESET -> "reset";
      case NOT_TLS -> "answered in text";
      case NOTHING_TO_OFFER -> "not offered";
    };
    return answer.detail() == null ? what : what + " " + answer.detail();
  }
}
