package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Http;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Setting;
import gonogo.api.World;
import gonogo.collect.http.HttpExchange;
import gonogo.probes.http.Chains.Follow;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges the headers and cookies of every https response of the site, those of its redirects too. */
@Singleton
@ProbeSpec(
    id = "http/headers",
    claim = "Every https response carries the headers and cookie flags that it should",
    findings = {
      "missing",
      "wrong-value",
      "too-small",
      "lacks-directive",
      "forbidden-value",
      "present",
      "set-twice",
      "cookie-flags"
    },
    causes = {Cause.UNREACHABLE, Cause.NO_DATA})
final class HeadersProbe implements Probe<Http, HeadersProbe.Settings> {

  /** Which responses are looked at, and what they must carry. */
  record Settings(
      @Setting(value = "Paths to ask for", example = "[/, /login]", fallback = "[/]")
      List<String> paths,

      @Setting(
          value = "Rules for headers",
          example = "[{header: Strict-Transport-Security, min: {max-age: 31536000}}]",
          fallback = "[]")
      List<HeaderRule> rules,

      @Setting(
          value = "Rules for cookies",
          example = "[{secure: true, http-only: true}]",
          fallback = "[]")
      List<CookieRule> cookies,

      @Setting(
          value = "A path that does not exist, to see that the rules hold on an error page too",
          example = "/gonogo-does-not-exist")
      @Nullable
      String errorPath,

      @Setting(value = "Requests per path and address, 1 to 1000", example = "3", fallback = "1")
      int repeat,

      @Setting(
          value = "Which of the repeated responses must comply",
          example = "last",
          fallback = "all")
      Judge judge) {
    Settings {
      paths = List.copyOf(paths);
      rules = List.copyOf(rules);
      cookies = List.copyOf(cookies);
      Stream.concat(paths.stream(), Stream.ofNullable(errorPath))
          .forEach(HttpExchange::requirePath);
      if (rules.isEmpty() && cookies.isEmpty()) {
        throw new IllegalArgumentException("wanted at least one rule, in rules or in cookies");
      }
      if (rules.stream().anyMatch(rule -> rule.header() == null && rule.any().isEmpty())) {
        throw new IllegalArgumentException("rules: a rule names its header");
      }
      if (paths.isEmpty() && errorPath == null) {
        throw new IllegalArgumentException("paths: wanted at least one path");
      }
      if (repeat < 1 || repeat > HttpExchange.MAX_SAMPLES) {
        throw new IllegalArgumentException(
            "repeat: wanted 1 to %d".formatted(HttpExchange.MAX_SAMPLES));
      }
    }

    /** All paths that are asked for, once each. */
    List<String> allPaths() {
      return Stream.concat(paths.stream(), Stream.ofNullable(errorPath))
          .distinct()
          .toList();
    }
  }

  enum Judge {
    ALL,
    LAST,
    ANY
  }

  @Override
  public Outcome examine(Http system, Settings wanted, World world) {
    Notes notes = new Notes("http/headers");
    Origin origin = Origin.of(system.url());
    List<String> addresses = Targets.of(system.ref(), origin.host(), world, notes);
    if (addresses.isEmpty()) {
      return notes.conclude("nothing was asked");
    }
    List<Chain> chains =
        new Chains(world, Follow.SAME_HOST).from(requests(system, wanted, origin, addresses));
    var judge = new HeaderJudge(wanted, notes);
    chains.forEach(judge::judge);
    return judge.conclude(addresses.size());
  }

  private static List<HttpExchange> requests(
      Http system, Settings wanted, Origin origin, List<String> addresses) {
    List<HttpExchange> requests = new ArrayList<>();
    for (String path : wanted.allPaths()) {
      for (String address : addresses) {
        requests.add(new HttpExchange(
            system.ref(),
            address,
            origin.scheme(),
            origin.host(),
            origin.port(),
            path,
            HttpExchange.Method.GET,
            Map.of(),
            null,
            wanted.repeat(),
            HttpExchange.ONE_MEBIBYTE));
      }
    }
    return requests;
  }
}
