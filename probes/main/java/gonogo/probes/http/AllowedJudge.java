package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Judges what the allowed origins were told, as a browser would. */
final class AllowedJudge {
  private final CorsProbe.Settings wanted;
  private final List<String> origins;
  private final World world;
  private final Notes notes;

  AllowedJudge(CorsProbe.Settings wanted, List<Origin> origins, World world, Notes notes) {
    this.wanted = wanted;
    this.origins = origins.stream().map(Origin::text).toList();
    this.world = world;
    this.notes = notes;
  }

  List<String> origins() {
    return origins;
  }

  /** The method that preflights are about: one that needs a leave, if any does. */
  String method() {
    return wanted.methods().stream()
        .filter(one -> !CorsAnswer.SAFELISTED.contains(one))
        .findFirst()
        .orElse(wanted.methods().getFirst());
  }

  /** Judges a site whose control was answered with 2xx. */
  void judge(CorsSite site, CorsAnswer control) {
    for (String origin : origins) {
      String where = "origin %s at %s".formatted(origin, site.where());
      answer(site.request(origin), where)
          .ifPresent(answer -> request(where, origin, answer, control));
      answer(site.preflight(origin, method()), where)
          .ifPresent(answer -> preflight(site, where, origin, answer));
    }
  }

  /** Empty, and noted, when nothing came back, or nothing from the application. */
  private Optional<CorsAnswer> answer(HttpExchange question, String where) {
    switch (world.attempt(question)) {
      case Reply.Unanswered<Answer> unanswered -> notes.unseen(unanswered);
      case Reply.Answered<Answer> answered -> {
        CorsAnswer answer = CorsAnswer.of(answered.answer());
        if (!answer.isOverloaded()) {
          return Optional.of(answer);
        }
        notes.unseen(Cause.NO_DATA, "%s: %s".formatted(where, answer.sample().statusLine()));
      }
    }
    return Optional.empty();
  }

  private void request(String where, String origin, CorsAnswer answer, CorsAnswer control) {
    Optional<String> refusal = answer.isSuccess()
        ? refusal(origin, answer)
        : Optional.of("%s, while a request without an origin is answered %s"
            .formatted(answer.sample().statusLine(), control.sample().statusLine()));
    if (refusal.isPresent()) {
      notes.finding(
          "origin-refused",
          where,
          refusal.get(),
          CorsAnswer.ALLOW_ORIGIN + ": " + origin,
          "Add the origin, exactly as written here, to the list of the proxy or of the application, only one of them.");
      return;
    }
    credentials(where, answer);
    if (answer.echoes(origin) && !answer.variesByOrigin() && !control.echoes(origin)) {
      notes.remark(
          where,
          "no Vary: Origin, so a cache may give this answer to others, or theirs to this origin");
    }
  }

  /** Why a browser does not take the answer for a leave; empty when it does. */
  private Optional<String> refusal(String origin, CorsAnswer answer) {
    if (answer.echoes(origin) || (answer.isWildcard() && !wanted.withCredentials())) {
      return Optional.empty();
    }
    String said = answer.said(CorsAnswer.ALLOW_ORIGIN);
    String why = "";
    if (answer.isAmbiguous()) {
      why = ", of which browsers take none";
    } else if (answer.isWildcard()) {
      why = ", which browsers refuse for requests with credentials";
    } else if (said.replaceAll("/$", "").equalsIgnoreCase(origin)) {
      why = ", which browsers compare letter by letter";
    }
    String from = answer.isStored() ? "; it comes from a cache" : "";
    return Optional.of(answer.shown(CorsAnswer.ALLOW_ORIGIN) + why + from);
  }

  private void credentials(String where, CorsAnswer answer) {
    if (wanted.withCredentials() && !answer.allowsCredentials()) {
      notes.finding(
          "credentials-refused",
          where,
          answer.shown(CorsAnswer.ALLOW_CREDENTIALS),
          CorsAnswer.ALLOW_CREDENTIALS + ": true",
          "Send it with the request and with the preflight; or say credentials: false if pages send none.");
    } else if (!wanted.withCredentials() && answer.allowsCredentials() && !answer.isWildcard()) {
      notes.finding(
          "credentials-granted",
          where,
          answer.shown(CorsAnswer.ALLOW_CREDENTIALS),
          "no " + CorsAnswer.ALLOW_CREDENTIALS,
          "Leave it out; or say credentials: true if pages send cookies or credentials.");
    }
  }

  private void preflight(CorsSite site, String of, String origin, CorsAnswer answer) {
    String where = "preflight of " + of;
    Optional<String> refusal = answer.isSuccess()
        ? refusal(origin, answer)
        : Optional.of(answer.sample().statusLine() + ", which browsers take for a refusal");
    if (refusal.isPresent()) {
      refused(where, refusal.get());
      return;
    }
    credentials(where, answer);
    methods(site, where, origin, answer);
    age(where, answer);
  }

  /** Pages that use only methods of plain forms may do without. */
  private void refused(String where, String seen) {
    if (CorsAnswer.SAFELISTED.containsAll(wanted.methods())) {
      notes.remark(
          where, "refused, so that pages cannot send JSON or headers of their own: " + seen);
    } else {
      notes.finding(
          "preflight-refused",
          where,
          seen,
          "2xx with %s for %s".formatted(CorsAnswer.ALLOW_ORIGIN, method()),
          "Answer OPTIONS before anything that wants a login, with the same origins as the request.");
    }
  }

  private void methods(CorsSite site, String where, String origin, CorsAnswer first) {
    List<String> unlisted = wanted.methods().stream()
        .distinct()
        .filter(one -> !first.allowsMethod(one, wanted.withCredentials()))
        .toList();
    // Some servers list only the method that was asked for.
    List<String> further =
        unlisted.stream().filter(one -> !one.equals(method())).toList();
    List<HttpExchange> questions =
        further.stream().map(one -> site.preflight(origin, one)).toList();
    var _ = world.attemptAll(questions);
    List<String> refused = new ArrayList<>();
    for (String one : unlisted) {
      if (one.equals(method())
          || answer(site.preflight(origin, one), where)
              .filter(answer -> !allows(answer, origin, one))
              .isPresent()) {
        refused.add(one);
      }
    }
    if (!refused.isEmpty()) {
      notes.finding(
          "method-refused",
          where,
          "not %s: %s".formatted(String.join(", ", refused), first.shown(CorsAnswer.ALLOW_METHODS)),
          String.join(", ", wanted.methods()),
          "List the methods that pages use; or correct methods, if they do not use them.");
    }
  }

  private boolean allows(CorsAnswer answer, String origin, String method) {
    return answer.isSuccess()
        && answer.grants(origin, wanted.withCredentials())
        && answer.allowsMethod(method, wanted.withCredentials());
  }

  private void age(String where, CorsAnswer answer) {
    OptionalLong seconds = answer.maxAge();
    long limit = wanted.maxAgeLimit().toSeconds();
    if (seconds.isPresent() && seconds.getAsLong() > limit) {
      notes.finding(
          "max-age",
          where,
          answer.shown(CorsAnswer.MAX_AGE),
          "at most %d seconds".formatted(limit),
          "Lower it: an origin that is taken off the list goes on being let in for as long.");
    } else if (seconds.isEmpty() && !answer.said(CorsAnswer.MAX_AGE).isEmpty()) {
      notes.remark(where, "browsers ignore " + answer.shown(CorsAnswer.MAX_AGE));
    }
  }
}
