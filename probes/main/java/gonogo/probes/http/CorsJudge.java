package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.probes.http.HostileOrigins.Hostile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges what came back for the requests of {@link CorsProbe}. */
final class CorsJudge {
  private static final String EXACT =
      "Compare the whole Origin with a list of exact origins: no parts, no patterns with bare dots, no null, and never"
          + " send back whatever came.";

  private final CorsProbe.Settings wanted;
  private final List<Hostile> hostile;
  private final World world;
  private final Notes notes;
  private final AllowedJudge allowed;

  CorsJudge(
      CorsProbe.Settings wanted,
      List<Origin> allowed,
      List<Hostile> hostile,
      World world,
      Notes notes) {
    this.wanted = wanted;
    this.hostile = hostile;
    this.world = world;
    this.notes = notes;
    this.allowed = new AllowedJudge(wanted, allowed, world, notes);
  }

  /** All origins in whose name every site is asked. */
  List<String> origins() {
    return Stream.concat(allowed.origins().stream(), hostile.stream().map(Hostile::text))
        .toList();
  }

  /** The method that every preflight is about. */
  String method() {
    return allowed.method();
  }

  /** Whether the site answers anybody; when it does not, that is noted. */
  boolean isAnswered(CorsSite site, Reply<Answer> control) {
    return switch (control) {
      case Reply.Answered<Answer> answered -> {
        CorsAnswer answer = CorsAnswer.of(answered.answer());
        if (answer.isOverloaded()) {
          nobody(site, answer);
        }
        yield !answer.isOverloaded();
      }
      case Reply.Unanswered<Answer> unanswered -> {
        notes.unseen(unanswered);
        yield false;
      }
    };
  }

  private void nobody(CorsSite site, CorsAnswer control) {
    notes.unseen(
        Cause.NO_DATA,
        "%s answers %s to a request without an origin, so whom it lets read was not seen; name a path that answers 2xx"
            .formatted(site.where(), control.sample().statusLine()));
  }

  /** Judges a site that answers. */
  void judge(CorsSite site) {
    List<Attempt> attempts = hostile.stream().map(one -> attempt(site, one)).toList();
    reportEchoes(site, attempts);
    reportWildcards(site, attempts);
    CorsAnswer control = CorsAnswer.of(world.ask(site.control()));
    if (control.isSuccess()) {
      noteUnclear(site, attempts);
      allowed.judge(site, control);
    } else {
      nobody(site, control);
    }
  }

  /** What a hostile origin was told; null for what was not answered. */
  private record Attempt(
      Hostile origin,
      @Nullable CorsAnswer request,
      @Nullable CorsAnswer preflight) {

    /** What a browser heeds: any answer to the request, and a preflight that succeeded. */
    private Stream<CorsAnswer> heeded() {
      return Stream.concat(
          Stream.ofNullable(request), Stream.ofNullable(preflight).filter(CorsAnswer::isSuccess));
    }

    Stream<CorsAnswer> answers() {
      return Stream.concat(Stream.ofNullable(request), Stream.ofNullable(preflight));
    }

    boolean isEchoed() {
      return heeded().anyMatch(one -> one.echoes(origin.text()));
    }

    boolean isTrusted() {
      return heeded().anyMatch(one -> one.echoes(origin.text()) && one.allowsCredentials());
    }

    boolean isWildcard() {
      return heeded().anyMatch(CorsAnswer::isWildcard);
    }

    boolean isWildcardWithCredentials() {
      return heeded().anyMatch(one -> one.isWildcard() && one.allowsCredentials());
    }

    String shown() {
      String[] headers = {CorsAnswer.ALLOW_ORIGIN, CorsAnswer.ALLOW_CREDENTIALS};
      return Stream.of(
              Optional.ofNullable(request).map(one -> "request: " + one.shown(headers)),
              Optional.ofNullable(preflight).map(one -> "preflight: " + one.shown(headers)))
          .flatMap(Optional::stream)
          .reduce((a, b) -> a + "; " + b)
          .orElse("no answer");
    }
  }

  private Attempt attempt(CorsSite site, Hostile origin) {
    return new Attempt(
        origin,
        answer(site.request(origin.text())),
        answer(site.preflight(origin.text(), method())));
  }

  private @Nullable CorsAnswer answer(HttpExchange question) {
    return switch (world.attempt(question)) {
      case Reply.Answered<Answer> answered -> CorsAnswer.of(answered.answer());
      case Reply.Unanswered<Answer> unanswered -> {
        notes.unseen(unanswered);
        yield null;
      }
    };
  }

  /** One finding for an origin that is let in; only one where all are. */
  private void reportEchoes(CorsSite site, List<Attempt> attempts) {
    List<Attempt> echoed = attempts.stream().filter(this::isFault).toList();
    if (echoed.size() == attempts.size() && echoed.size() > 1) {
      Attempt worst =
          echoed.stream().filter(Attempt::isTrusted).findFirst().orElse(echoed.getFirst());
      reportEcho(
          "any origin at " + site.where(), "sends back whatever origin asks, such as", worst);
    } else {
      echoed.forEach(one -> reportEcho(
          "origin %s at %s".formatted(one.origin().text(), site.where()), "lets in", one));
    }
  }

  private boolean isFault(Attempt attempt) {
    return wanted.anyOrigin() ? attempt.isTrusted() : attempt.isEchoed();
  }

  private void reportEcho(String where, String does, Attempt one) {
    notes.finding(
        one.isTrusted() ? "origin-granted-with-credentials" : "origin-granted",
        where,
        "%s %s, %s (%s)".formatted(does, one.origin().text(), one.origin().kind(), one.shown()),
        "no Access-Control-Allow-Origin with it",
        EXACT);
  }

  private void reportWildcards(CorsSite site, List<Attempt> attempts) {
    String where = "any origin at " + site.where();
    Optional<Attempt> some = attempts.stream().filter(Attempt::isWildcard).findFirst();
    Optional<Attempt> worst =
        attempts.stream().filter(Attempt::isWildcardWithCredentials).findFirst();
    if (worst.isPresent()) {
      notes.finding(
          "wildcard-with-credentials",
          where,
          worst.get().shown(),
          "never * together with Access-Control-Allow-Credentials: true",
          "Browsers refuse the two together; name the origins that may send credentials, or leave out the header for"
              + " them.");
    } else if (some.isPresent() && wanted.anyOrigin()) {
      notes.remark(where, "may read, without credentials, as any-origin says");
    } else if (some.isPresent()) {
      notes.finding(
          "wildcard",
          where,
          some.get().shown(),
          "Access-Control-Allow-Origin for allowed origins only",
          "Name the origins that may read this; say any-origin if everybody may.");
    }
  }

  /** What is no leave is a refusal only where it was said about this origin; said once for a site. */
  private void noteUnclear(CorsSite site, List<Attempt> attempts) {
    first(attempts, CorsAnswer::isOverloaded)
        .ifPresent(one -> notes.unseen(
            Cause.NO_DATA,
            "%s: to origin %s it answers %s, so whether it would let it in was not seen"
                .formatted(site.where(), one.origin().text(), one.shown())));
    first(attempts, CorsAnswer::isStored)
        .ifPresent(one -> notes.unseen(
            Cause.NO_DATA,
            "%s: origin %s was answered from a cache, so what the application would say was not seen; name a path that is not cached"
                .formatted(site.where(), one.origin().text())));
    first(attempts, CorsAnswer::isAmbiguous)
        .ifPresent(one -> notes.remark(
            site.where(),
            "several origins in one answer, of which browsers take none: " + one.shown()));
  }

  private static Optional<Attempt> first(List<Attempt> attempts, Predicate<CorsAnswer> unclear) {
    return attempts.stream()
        .filter(one -> one.answers()
            .anyMatch(answer -> !answer.grants(one.origin().text(), false) && unclear.test(answer)))
        .findFirst();
  }

  Outcome conclude(List<String> addresses) {
    String at = addresses.size() == 1
        ? addresses.getFirst()
        : "each of %d addresses".formatted(addresses.size());
    int tried = hostile.size();
    if (wanted.anyOrigin()) {
      return notes.conclude(
          "%d origins were tried at %s, and none may read with credentials".formatted(tried, at));
    }
    return notes.conclude(
        allowed.origins().isEmpty()
            ? "no origin may read: %d were tried at %s, which answers requests without one"
                .formatted(tried, at)
            : "%d allowed origins may read, %d others may not, at %s"
                .formatted(allowed.origins().size(), tried, at));
  }
}
