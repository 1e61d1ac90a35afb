package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.checklist.YamlText;
import gonogo.engine.Run;
import gonogo.model.InvalidInputException;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The checklist {@code website} against URLs, without any file. */
@Command(
    name = "check",
    description = "Check web sites against the checklist 'website'; no file is needed.")
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "URL",
      description =
          "https://HOST[:PORT][/PATH]; a bare host means https; the path is what must answer.")
  private List<String> urls = List.of();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file of trust anchors, instead of the platform's.")
  private @Nullable Path ca;

  @Mixin
  private ReportOptions report = new ReportOptions();

  @Mixin
  private CiOutputs ci = new CiOutputs();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    report.prepare();
    Source environment = new Source("check", environment(sites(urls), ca));
    try (Catalog catalog = Catalogs.open(console)) {
      Draft draft = InputsSource.withoutClues(console).draft(environment, Map.of());
      Run run = Run.live(catalog, draft, Phase.T_MINUS_1H, List.of())
          .variables(console.environment())
          .ready();
      return Executed.run(run, report, ci, console);
    }
  }

  /** A site to check: where it is, and the path that must answer. */
  record Site(String name, String base, @Nullable String path) {}

  /** The sites that URLs name; every mistake is collected. */
  static List<Site> sites(List<String> urls) {
    Map<String, Site> byName = new LinkedHashMap<>();
    Problems problems = new Problems();
    for (String url : urls) {
      try {
        Site site = site(url);
        Site before = byName.putIfAbsent(site.name(), site);
        if (before != null && !before.equals(site)) {
          problems.add(
              Place.of(url),
              "one path for each site; %s is checked already".formatted(before.name()));
        }
      } catch (IllegalArgumentException e) {
        problems.add(Place.of(url), String.valueOf(e.getMessage()));
      }
    }
    problems.throwIfAny();
    return List.copyOf(byName.values());
  }

  private static Site site(String url) {
    URI uri;
    try {
      uri = new URI(url.contains("://") ? url : "https://" + url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("wanted a URL such as https://shop.example.com/health", e);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("only http and https can be checked, not " + scheme);
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("user and password do not belong into a URL");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException(
          "no host in it, or one with other than ASCII letters, digits, - and . (write xn--...); wanted a URL such as"
              + " https://shop.example.com/health");
    }
    int standard = scheme.equals("https") ? 443 : 80;
    int port = uri.getPort() < 0 ? standard : uri.getPort();
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String name = scheme.equals("https") && port == 443 ? host : host + ":" + port;
    String path = uri.getRawPath().isEmpty() ? null : uri.getRawPath();
    if (uri.getRawQuery() != null) {
      path = (path == null ? "/" : path) + "?" + uri.getRawQuery();
    }
    return new Site(name, scheme + "://" + host + (port == standard ? "" : ":" + port), path);
  }

  /** The environment file that a person would write for the sites. */
  static String environment(List<Site> sites, @Nullable Path ca) {
    if (ca != null && !Files.isReadable(ca)) {
      throw new InvalidInputException(Place.of("--ca"), "cannot read " + ca);
    }
    StringBuilder yaml =
        new StringBuilder("environment: check\nchecklist: website\nsystems:\n  web:\n");
    for (Site site : sites) {
      yaml.append("    %s:\n      url: %s\n"
          .formatted(YamlText.scalar(site.name()), YamlText.scalar(site.base())));
      if (site.path() != null) {
        yaml.append("      health: %s\n".formatted(YamlText.scalar(site.path())));
      }
      if (ca != null) {
        yaml.append(
            "      ca: %s\n".formatted(YamlText.scalar(ca.toAbsolutePath().toString())));
      }
    }
    return yaml.toString();
  }
}
