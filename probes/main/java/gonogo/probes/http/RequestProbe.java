package gonogo.probes.http;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.Http;
import gonogo.api.Named;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends a request for each path to each address of the site and judges what comes back. */
@Singleton
@ProbeSpec(
    id = RequestProbe.ID,
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
    causes = {
      Cause.UNREACHABLE,
      Cause.NOT_CONFIGURED,
      Cause.NOT_PERMITTED,
      Cause.NO_DATA,
      Cause.GARBLED,
      Cause.TOO_LARGE
    })
final class RequestProbe implements Probe<Http, RequestProbe.Settings> {
  static final String ID = "http/request";

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
      int maxFailing,

      @Setting(
          value =
              "Path of an OpenAPI 3 document of the system, whose GET operations are asked beside the paths",
          example = "/openapi.json")
      @Nullable
      String openapi,

      @Setting(value = "Ask only operations that have this tag", example = "critical") @Nullable
      String tag,

      @Setting(
          value = "Operations that are not asked, by their id or path in the document",
          example = "[exportOrders, /reports/archive]",
          fallback = "[]")
      List<String> skip,

      @Setting(
          value =
              "Ask each of the system's instances, as the environment lists them, instead of the addresses of its name",
          example = "true",
          fallback = "false")
      boolean perInstance,

      @Setting(
          value =
              "Where it must be seen from, as the environment names it; without it from wherever the run looks",
          example = "app-tier")
      @Nullable
      String vantage) {

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
      boolean all = maxFailing >= Math.max(1, paths.stream().distinct().count());
      if (maxFailing > 0 && openapi == null && all) {
        throw new IllegalArgumentException(
            "max-failing: wanted less than the number of paths, or the check would pass whatever is seen");
      }
      skip = List.copyOf(skip);
      requireOpenApi(openapi, tag, skip);
      if (perInstance && (scheme != null || follow || refusedOk)) {
        throw new IllegalArgumentException(
            "per-instance: goes with none of scheme, follow and refused-ok");
      }
    }

    private static void requireOpenApi(
        @Nullable String openapi, @Nullable String tag, List<String> skip) {
      if (openapi != null) {
        HttpExchange.requirePath(openapi);
      }
      if (openapi == null && tag != null) {
        throw new IllegalArgumentException("tag: means something only beside openapi");
      }
      if (openapi == null && !skip.isEmpty()) {
        throw new IllegalArgumentException("skip: means something only beside openapi");
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
    Optional<Outcome.Inconclusive> unsaid = unsaid(system, wanted);
    if (unsaid.isPresent()) {
      return unsaid.get();
    }
    Origin origin = scheme.equals(home.scheme()) ? home : home.over(scheme);
    Notes notes = new Notes(ID);
    List<Door> doors = wanted.perInstance()
        ? Door.ofInstances(system, world, notes)
        : Door.ofSite(system, origin, world, notes);
    if (doors.isEmpty()) {
      return notes.conclude("nothing was asked");
    }
    List<Ask> asks = new Asks(system, wanted, world, notes).at(doors.getFirst());
    List<Chain> chains = new Chains(world, wanted.follow() ? Follow.ANY_HOST : Follow.NONE)
        .from(asks.stream()
            .flatMap(ask -> doors.stream().map(door -> ask.request(system, wanted, door)))
            .toList());
    var judge = new ResponseJudge(wanted, new RefusalCheck(world, home), world.now(), notes);
    Map<String, PathNotes> seen = judge.byPath(chains);
    return PathNotes.conclude(
        seen.values(), wanted.maxFailing(), notes, summary(chains, asks, doors));
  }

  @Override
  public Optional<Outcome.Inconclusive> unsaid(Http system, Settings wanted) {
    String vantage = wanted.vantage();
    String here = system instanceof Named named ? named.vantage() : Named.LOCAL;
    if (vantage != null && !vantage.equals(here)) {
      return lacking(
          "has to be seen from %s, but this run looks from %s".formatted(vantage, here),
          "vantage:" + vantage);
    }
    String identity = wanted.identity();
    if (identity != null && !system.identityNames().contains(identity)) {
      String need = "identity %s of %s".formatted(identity, system.ref());
      return lacking("there is no " + need, need);
    }
    if (wanted.perInstance() && system.instances().isEmpty()) {
      return lacking("there are no instances of " + system.ref(), "instances:" + system.ref());
    }
    return Optional.empty();
  }

  private static Optional<Outcome.Inconclusive> lacking(String summary, String need) {
    return Optional.of(
        new Outcome.Inconclusive(Cause.NOT_CONFIGURED, summary, null, List.of(need)));
  }

  private static String summary(List<Chain> chains, List<Ask> asks, List<Door> doors) {
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
            asks.size() == 1 ? asks.getFirst().path() : asks.size() + " paths",
            doors.size() == 1
                ? doors.getFirst().address()
                : "each of %d addresses".formatted(doors.size()));
  }
}
