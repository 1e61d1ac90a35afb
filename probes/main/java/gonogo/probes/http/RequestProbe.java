package gonogo.probes.http;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.Http;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Setting;
import gonogo.api.StatusRange;
import gonogo.api.World;
import gonogo.collect.http.HttpExchange;
import gonogo.probes.http.Chains.Follow;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends a request for each path to each address of the site and judges what comes back. */
@Singleton
@ProbeSpec(
    id = "http/request",
    claim = "Every path answers as it should at every address of the site",
    findings = {
      "status",
      "location",
      "json",
      "not-json",
      "body",
      "forbidden-body",
      "too-slow",
      "redirect-loop",
      "redirect-inward",
      "redirect-downgrade"
    },
    causes = {Cause.UNREACHABLE, Cause.NOT_CONFIGURED, Cause.NOT_PERMITTED})
final class RequestProbe implements Probe<Http, RequestProbe.Settings> {

  /** What is asked, and what must come back. */
  record Settings(
      @Setting(
          value = "Paths to ask for; none means the system's health path, or / when it has none",
          example = "[/health, /api/version]",
          fallback = "[]")
      List<String> paths,

      @Setting(
          value = "Ask over this scheme, on its default port, instead of that of the system's URL",
          example = "http")
      @Nullable
      Scheme scheme,

      @Setting(value = "Name of the identity of the system that asks", example = "monitor")
      @Nullable
      String identity,

      @Setting(
          value = "Further request headers; no credentials",
          example = "{Accept: application/json}",
          fallback = "{}")
      Map<String, String> headers,

      @Setting(
          value = "Follow redirects, at most five, also to other hosts, and judge the last answer",
          example = "true",
          fallback = "false")
      boolean follow,

      @Setting(value = "Accepted status codes", example = "[200-299, 401]", fallback = "[200-299]")
      List<StatusRange> status,

      @Setting(
          value =
              "Regular expression (RE2) found in the first answer's Location, as sent or as a whole URL",
          example = "^https://shop\\.example\\.com/")
      @Nullable
      Pattern location,

      @Setting(
          value = "What the JSON body must say",
          example = "[{at: $.status, op: ==, value: pass}]",
          fallback = "[]")
      List<JsonAssertion> json,

      @Setting(
          value = "Regular expression (RE2) that must be found in the body",
          example = "Welcome")
      @Nullable
      Pattern body,

      @Setting(
          value = "Regular expression (RE2) that must not be found in the body",
          example = "(?i)maintenance")
      @Nullable
      Pattern forbidBody,

      @Setting(
          value =
              "A refused connection passes too, if another port of the same address accepts one",
          example = "true",
          fallback = "false")
      boolean refusedOk,

      @Setting(value = "Requests per path and address, 1 to 1000", example = "20", fallback = "1")
      int samples,

      @Setting(
          value =
              "Largest 95th percentile of the time from an open connection to the end of the body",
          example = "800ms")
      @Nullable
      Duration maxP95,

      @Setting(value = "How many of the paths may fail", example = "1", fallback = "0")
      int maxFailing) {

    /** So that the 95th percentile is not simply the slowest. */
    private static final int MIN_SAMPLES = 20;

    Settings {
      paths = List.copyOf(paths);
      headers = Map.copyOf(headers);
      status = List.copyOf(status);
      json = List.copyOf(json);
      paths.forEach(HttpExchange::requirePath);
      headers.forEach(HttpExchange::requireHeader);
      if (status.isEmpty()) {
        throw new IllegalArgumentException("status: wanted at least one code or range");
      }
      if (samples < 1 || samples > HttpExchange.MAX_SAMPLES) {
        throw new IllegalArgumentException(
            "samples: wanted 1 to %d".formatted(HttpExchange.MAX_SAMPLES));
      }
      if (maxP95 != null && samples < MIN_SAMPLES) {
        throw new IllegalArgumentException(
            "max-p95 needs samples: %d or more".formatted(MIN_SAMPLES));
      }
      if (maxFailing < 0) {
        throw new IllegalArgumentException("max-failing: wanted 0 or more");
      }
      if (maxFailing > 0 && maxFailing >= Math.max(1, paths.stream().distinct().count())) {
        throw new IllegalArgumentException(
            "max-failing: wanted less than the number of paths, or the check would pass whatever is seen");
      }
    }
  }

  enum Scheme {
    HTTP,
    HTTPS
  }

  @Override
  public Outcome examine(Http system, Settings wanted, World world) {
    Origin home = Origin.of(system.url());
    String scheme =
        wanted.scheme() == null ? home.scheme() : wanted.scheme().name().toLowerCase(Locale.ROOT);
    if (!scheme.equals(home.scheme()) && !home.hasDefaultPort()) {
      return new Outcome.NotApplicable("%s names port %d, so nothing is expected over %s"
          .formatted(system.url(), home.port(), scheme));
    }
    String identity = wanted.identity();
    if (identity != null && !system.identityNames().contains(identity)) {
      String need = "identity %s of %s".formatted(identity, system.ref());
      return new Outcome.Inconclusive(
          Cause.NOT_CONFIGURED, "there is no " + need, null, List.of(need));
    }
    Origin origin = scheme.equals(home.scheme()) ? home : home.over(scheme);
    Notes notes = new Notes("http/request");
    List<String> addresses = Targets.of(system.ref(), origin.host(), world, notes);
    if (addresses.isEmpty()) {
      return notes.conclude("nothing was asked");
    }
    List<String> paths = paths(system, wanted);
    List<Chain> chains = new Chains(world, wanted.follow() ? Follow.ANY_HOST : Follow.NONE)
        .from(requests(system, wanted, origin, paths, addresses));
    var judge = new ResponseJudge(wanted, new RefusalCheck(world, home), world.now(), notes);
    Map<String, PathNotes> seen = judge.byPath(chains);
    return PathNotes.conclude(
        seen.values(), wanted.maxFailing(), notes, summary(chains, paths, addresses));
  }

  private static List<String> paths(Http system, Settings wanted) {
    if (!wanted.paths().isEmpty()) {
      return wanted.paths().stream().distinct().toList();
    }
    return List.of(Optional.ofNullable(system.health()).orElse("/"));
  }

  private static List<HttpExchange> requests(
      Http system, Settings wanted, Origin origin, List<String> paths, List<String> addresses) {
    List<HttpExchange> requests = new ArrayList<>();
    for (String path : paths) {
      for (String address : addresses) {
        requests.add(new HttpExchange(
            system.ref(),
            address,
            origin.scheme(),
            origin.host(),
            origin.port(),
            path,
            HttpExchange.Method.GET,
            wanted.headers(),
            wanted.identity(),
            wanted.samples(),
            HttpExchange.ONE_MEBIBYTE));
      }
    }
    return requests;
  }

  private static String summary(List<Chain> chains, List<String> paths, List<String> addresses) {
    List<String> lines = chains.stream()
        .map(Chain::hops)
        .filter(hops -> !hops.isEmpty())
        .map(hops -> Integer.toString(hops.getLast().last().status()))
        .distinct()
        .toList();
    String said = lines.isEmpty() ? "refused" : String.join(", ", lines);
    return "%s: %s at %s"
        .formatted(
            said,
            paths.size() == 1 ? paths.getFirst() : paths.size() + " paths",
            addresses.size() == 1
                ? addresses.getFirst()
                : "each of %d addresses".formatted(addresses.size()));
  }
}
