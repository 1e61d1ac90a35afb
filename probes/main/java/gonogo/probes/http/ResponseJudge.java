package gonogo.probes.http;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.Measure;
import gonogo.api.Notes;
import gonogo.api.StatusRange;
import gonogo.collect.http.HttpExchange.Sample;
import gonogo.probes.http.Chain.End;
import gonogo.probes.http.Chain.Hop;
import gonogo.probes.http.JsonEvaluation.TooMuchWorkException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Judges what came back for the requests of {@link RequestProbe}. */
final class ResponseJudge {
  private final RequestProbe.Settings wanted;
  private final RefusalCheck refusals;
  private final Instant now;
  private final Notes notes;

  ResponseJudge(RequestProbe.Settings wanted, RefusalCheck refusals, Instant now, Notes notes) {
    this.wanted = wanted;
    this.now = now;
    this.refusals = refusals;
    this.notes = notes;
  }

  Map<String, PathNotes> byPath(List<Chain> chains) {
    Map<String, PathNotes> seen = new LinkedHashMap<>();
    for (Chain chain : chains) {
      judge(chain, seen.computeIfAbsent(chain.start().path(), path -> new PathNotes()));
    }
    return seen;
  }

  private void judge(Chain chain, PathNotes seen) {
    if (!chain.hops().isEmpty()) {
      location(chain, seen);
    }
    switch (chain.end()) {
      case End.Answered() -> response(chain, chain.hops().getLast(), seen);
      case End.Unanswered unanswered -> unanswered(chain, unanswered, seen);
      case End.Endless(String url) ->
        seen.problem(
            "redirect-loop",
            chain.where(),
            "redirects without end, last to " + url,
            "an answer after at most five redirects",
            "Look at the redirect rules of the proxy and of the application; often both enforce a scheme or a host.");
      case End.NoUrl(String location) ->
        seen.problem(
            "location",
            chain.where(),
            "Location: " + Texts.shortened(location),
            "the URL of a web page",
            "Correct the redirect.");
      case End.Downgrade(String url) ->
        seen.problem(
            "redirect-downgrade",
            chain.where(),
            "redirects from https to " + url,
            "redirects that stay on https",
            "Make the application build https URLs behind the proxy (X-Forwarded-Proto).");
      case End.Inward(String url, String address) ->
        seen.problem(
            "redirect-inward",
            chain.where(),
            "redirects to %s, which is at %s".formatted(url, address),
            "redirects to public addresses",
            "Make the application build public URLs, and check who can choose the target of the redirect.");
      case End.Elsewhere elsewhere ->
        throw new IllegalStateException("not a way that this probe follows: " + elsewhere);
    }
  }

  private void unanswered(Chain chain, End.Unanswered unanswered, PathNotes seen) {
    if (!wanted.refusedOk() || !chain.hops().isEmpty()) {
      seen.unseen(unanswered.reply());
      return;
    }
    int control = refusals.controlPort(chain.start());
    switch (refusals.of(chain.start())) {
      case CLOSED ->
        notes.remark(
            chain.where(), "refused, while port %d of the same address accepts".formatted(control));
      case NO_CONTROL ->
        seen.unseen(
            Cause.UNREACHABLE,
            "%s is refused, but so would it be on a dead host: port %d does not accept either"
                .formatted(chain.where(), control));
      case NOT_REFUSED -> seen.unseen(unanswered.reply());
    }
  }

  private void location(Chain chain, PathNotes seen) {
    Pattern pattern = wanted.location();
    if (pattern == null) {
      return;
    }
    Hop first = chain.hops().getFirst();
    if (chain.hops().size() == 1 && first(first, this::wrongStatus).isPresent()) {
      return; // no redirect at all is one thing wrong, not two
    }
    first(first, sample -> wrongLocation(first, sample, pattern))
        .ifPresent(found -> seen.problem(
            "location",
            chain.where(),
            found,
            "Location matches " + pattern.pattern(),
            "Correct the redirect, in the proxy or in the application."));
  }

  private static Optional<String> wrongLocation(Hop hop, Sample sample, Pattern pattern) {
    Optional<String> location = sample.first("Location");
    if (location.isEmpty()) {
      return Optional.of(sample.statusLine() + " without Location");
    }
    Optional<URI> whole = Chains.resolved(hop.query().url(), location.get());
    boolean matches = pattern.matcher(location.get()).find()
        || whole.map(url -> pattern.matcher(url.toString()).find()).orElse(false);
    return matches ? Optional.empty() : Optional.of("Location: " + Texts.shortened(location.get()));
  }

  private void response(Chain chain, Hop hop, PathNotes seen) {
    Optional<String> wrong = first(hop, this::wrongStatus);
    if (wrong.isPresent()) {
      status(chain, hop, wrong.get(), seen);
      return;
    }
    for (BodyRule rule : BodyRule.of(wanted, now)) {
      try {
        first(hop, sample -> rule.violation().apply(hop.answer().bodyOf(sample)))
            .ifPresent(found ->
                seen.problem(rule.code(), chain.where(), found, rule.wanted(), rule.remedy()));
      } catch (TooMuchWorkException e) {
        seen.unseen(Cause.TOO_LARGE, "%s: %s".formatted(chain.where(), e.getMessage()));
      }
    }
    latency(chain, hop, seen);
  }

  private Optional<String> wrongStatus(Sample sample) {
    if (wanted.status().stream().anyMatch(range -> range.contains(sample.status()))) {
      return Optional.empty();
    }
    String later = sample.first("Retry-After").map(", Retry-After: "::concat).orElse("");
    String to = sample.first("Location").map(" to "::concat).orElse("");
    return Optional.of(Texts.shortened(sample.statusLine() + to + later));
  }

  private void status(Chain chain, Hop hop, String found, PathNotes seen) {
    boolean identityRefused = hop.query().identity() != null
        && hop.answer().samples().stream()
            .anyMatch(sample -> sample.status() == 401 || sample.status() == 403);
    if (identityRefused) {
      seen.unseen(
          Cause.NOT_PERMITTED,
          "%s: %s to identity %s".formatted(chain.where(), found, hop.query().identity()));
      return;
    }
    seen.problem(
        "status",
        chain.where(),
        found,
        "status "
            + String.join(", ", wanted.status().stream().map(Object::toString).toList()),
        wanted.status().stream().allMatch(ResponseJudge::isRedirect)
            ? "Make the server redirect this path (nginx: return 308 https://$host$request_uri)."
            : "Look at the log of the application at the time of the run; if the answer is right, name its status.");
  }

  private static boolean isRedirect(StatusRange range) {
    return range.from() >= 300 && range.to() <= 399;
  }

  private void latency(Chain chain, Hop hop, PathNotes seen) {
    if (wanted.maxP95() == null) {
      return;
    }
    List<Long> millis =
        hop.answer().samples().stream().map(Sample::totalMillis).sorted().toList();
    long p95 = millis.get((int) Math.ceil(0.95 * millis.size()) - 1); // nearest rank
    long limit = wanted.maxP95().toMillis();
    notes.measure(Measure.atMost("p95 of " + chain.where(), (double) p95, "ms", (double) limit));
    if (p95 > limit) {
      seen.problem(
          "too-slow",
          chain.where(),
          "95th percentile of %d requests is %d ms".formatted(millis.size(), p95),
          "at most %d ms".formatted(limit),
          "Find what takes the time: compare with a request from the host itself, then profile the application.");
    } else if (p95 * 5 > limit * 4) {
      notes.remark(
          chain.where(), "95th percentile is %d ms, near the limit of %d ms".formatted(p95, limit));
    }
  }

  /** What the first sample with something to say says, and how many of them have something to say. */
  private static Optional<String> first(Hop hop, Function<Sample, Optional<String>> violation) {
    List<String> found =
        hop.answer().samples().stream().map(violation).flatMap(Optional::stream).toList();
    int all = hop.answer().samples().size();
    return found.stream()
        .findFirst()
        .map(text -> all == 1 ? text : "%s (%d of %d samples)".formatted(text, found.size(), all));
  }
}
