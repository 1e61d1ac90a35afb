package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Http;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Reply;
import gonogo.api.Setting;
import gonogo.api.World;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.probes.http.HostileOrigins.Hostile;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks in the name of allowed and of hostile origins and judges whom the answers let read. */
@Singleton
@ProbeSpec(
    id = "http/cors",
    claim = "Browsers let pages of the allowed origins read the answers, and those of no other",
    findings = {
      "origin-granted",
      "origin-granted-with-credentials",
      "wildcard",
      "wildcard-with-credentials",
      "origin-refused",
      "preflight-refused",
      "method-refused",
      "credentials-refused",
      "credentials-granted",
      "max-age"
    },
    causes = {Cause.UNREACHABLE, Cause.NO_DATA})
final class CorsProbe implements Probe<Http, CorsProbe.Settings> {

  /** Who may read what. */
  record Settings(
      @Setting(
          value = "Paths to ask for; none means the system's health path, or / when it has none",
          example = "[/api/ping]",
          fallback = "[]")
      List<String> paths,

      @Setting(
          value = "Origins that must be granted; none means that no origin may be",
          example = "[\"https://app.example.com\"]",
          fallback = "[]")
      List<Origin> allowedOrigins,

      @Setting(
          value = "Origins that must not be granted, beside null, an unknown site and look-alikes",
          example = "[\"https://old.example.com\"]",
          fallback = "[]")
      List<String> forbiddenOrigins,

      @Setting(
          value = "Methods that pages of the allowed origins use",
          example = "[GET, POST, PATCH]",
          fallback = "[GET, POST, PUT, DELETE]")
      List<String> methods,

      @Setting(
          value =
              "Whether pages of the allowed origins send cookies or credentials; by default yes, unless any-origin",
          example = "false")
      @Nullable
      Boolean credentials,

      @Setting(
          value = "Whether any origin may read, without credentials",
          example = "true",
          fallback = "false")
      boolean anyOrigin,

      @Setting(
          value = "How long browsers may remember a preflight at most",
          example = "2h",
          fallback = "24h")
      Duration maxAgeLimit) {

    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,32}");
    private static final Pattern ORIGIN = Pattern.compile("[!-+.-~-]+"); // a comma makes it two

    Settings {
      paths = List.copyOf(paths);
      allowedOrigins = List.copyOf(allowedOrigins);
      forbiddenOrigins = List.copyOf(forbiddenOrigins);
      methods = List.copyOf(methods);
      paths.forEach(HttpExchange::requirePath);
      if (methods.isEmpty()
          || !methods.stream().allMatch(one -> METHOD.matcher(one).matches())) {
        throw new IllegalArgumentException(
            "methods: wanted at least one, in capitals as browsers send it, such as PATCH");
      }
      requireForbidden(forbiddenOrigins, allowedOrigins);
      if (anyOrigin && Boolean.TRUE.equals(credentials)) {
        throw new IllegalArgumentException(
            "any-origin: what any origin may read is read without credentials");
      }
      if (maxAgeLimit.isNegative()) {
        throw new IllegalArgumentException("max-age-limit: wanted a positive duration");
      }
    }

    private static void requireForbidden(List<String> forbidden, List<Origin> allowed) {
      for (String origin : forbidden) {
        if (!ORIGIN.matcher(origin).matches()) {
          throw new IllegalArgumentException(
              "forbidden-origins: wanted what an Origin header can say, not " + origin);
        }
        if (allowed.stream().anyMatch(one -> one.text().equals(origin))) {
          throw new IllegalArgumentException(origin + " is both allowed and forbidden");
        }
      }
    }

    boolean withCredentials() {
      return credentials == null ? !anyOrigin : credentials;
    }
  }

  @Override
  public Outcome examine(Http system, Settings wanted, World world) {
    Notes notes = new Notes("http/cors");
    Origin own = Origin.of(system.url());
    List<String> addresses = Targets.of(system.ref(), own.host(), world, notes);
    if (addresses.isEmpty()) {
      return notes.conclude("nothing was asked");
    }
    List<Origin> allowed = others(wanted.allowedOrigins(), own, notes);
    List<Hostile> hostile = HostileOrigins.of(
        allowed.isEmpty() ? List.of(own) : allowed, own, wanted.forbiddenOrigins());
    var judge = new CorsJudge(wanted, allowed, hostile, world, notes);
    List<CorsSite> answering = answering(sites(system, wanted, own, addresses), judge, world);
    askAhead(answering, judge, world);
    answering.forEach(judge::judge);
    return judge.conclude(addresses);
  }

  private static List<CorsSite> sites(
      Http system, Settings wanted, Origin own, List<String> addresses) {
    return paths(system, wanted).stream()
        .flatMap(path -> addresses.stream()
            .map(address -> new CorsSite(HttpExchange.get(
                system.ref(), address, own.scheme(), own.host(), own.port(), path))))
        .toList();
  }

  /** Those that answer anybody at all; the others are not asked any more. */
  private static List<CorsSite> answering(List<CorsSite> sites, CorsJudge judge, World world) {
    List<Reply<Answer>> controls =
        world.attemptAll(sites.stream().map(CorsSite::control).toList());
    List<CorsSite> answering = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      if (judge.isAnswered(sites.get(i), controls.get(i))) {
        answering.add(sites.get(i));
      }
    }
    return answering;
  }

  /** Asks all questions at once that are asked in any case; asked again they give the same replies. */
  private static void askAhead(List<CorsSite> sites, CorsJudge judge, World world) {
    List<HttpExchange> questions = new ArrayList<>();
    for (CorsSite site : sites) {
      for (String origin : judge.origins()) {
        questions.add(site.request(origin));
        questions.add(site.preflight(origin, judge.method()));
      }
    }
    var _ = world.attemptAll(questions);
  }

  /** Those that ask across origins; browsers ask no leave for a page of the system itself. */
  private static List<Origin> others(List<Origin> allowed, Origin own, Notes notes) {
    if (allowed.contains(own)) {
      notes.remark(own.text(), "is the origin of the system itself, which needs no leave");
    }
    return allowed.stream().filter(one -> !one.equals(own)).distinct().toList();
  }

  private static List<String> paths(Http system, Settings wanted) {
    return wanted.paths().isEmpty()
        ? List.of(Optional.ofNullable(system.health()).orElse("/"))
        : wanted.paths().stream().distinct().toList();
  }
}
