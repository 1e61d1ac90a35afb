package gonogo.probes.http;

import gonogo.api.ByteSize;
import gonogo.api.Cause;
import gonogo.api.Http;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Setting;
import gonogo.api.World;
import gonogo.collect.http.HttpExchange;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Loads pages with all that they name, as a browser would, and judges what visitors get. */
@Singleton
@ProbeSpec(
    id = "http/assets",
    claim =
        "The pages and the files that they name are small, compressed and cached as they should be",
    findings = {
      "missing",
      "wrong-type",
      "mixed-content",
      "too-large",
      "too-much-script",
      "too-heavy",
      "not-compressed",
      "no-vary",
      "page-cached",
      "not-cached",
      "cached-too-long",
      "not-minified",
      "map-public",
      "map-named",
      "map-missing",
      "old-format"
    },
    causes = {
      Cause.UNREACHABLE,
      Cause.NO_DATA,
      Cause.TOO_LARGE,
      Cause.NOT_PERMITTED,
      Cause.CONTRADICTED
    })
final class AssetsProbe implements Probe<Http, AssetsProbe.Settings> {

  /** Which pages are loaded, what is judged about their files, and by which limits. */
  record Settings(
      @Setting(value = "Paths of the pages to load", example = "[/, /login]", fallback = "[/]")
      List<String> paths,

      @Setting(
          value = "What to judge",
          example = "[compression, cache, source-maps]",
          fallback = "[size]")
      List<AssetCheck> checks,

      @Setting(
          value = "Size: most bytes, as sent, of the scripts that a page loads first",
          example = "200KiB",
          fallback = "350KiB")
      ByteSize maxInitialJs,

      @Setting(
          value = "Size: most bytes, as sent, of a page and all that it loads first",
          example = "1MiB",
          fallback = "2MiB")
      ByteSize maxTotal,

      @Setting(
          value = "Size and images: most bytes, as sent, of one file",
          example = "300KiB",
          fallback = "700KiB")
      ByteSize maxAsset,

      @Setting(
          value = "Compression: encodings of which text over 1 KiB must have one",
          example = "[br]",
          fallback = "[br, gzip]")
      List<Encoding> compression,

      @Setting(
          value = "Cache: judge files by whether their name has a hash of their content",
          example = "false",
          fallback = "true")
      boolean fingerprinted,

      @Setting(
          value = "Cache: how long browsers must keep a file with a hash in its name",
          example = "365d",
          fallback = "30d")
      Duration immutableMaxAge,

      @Setting(
          value = "Cache: browsers must ask for a page each time",
          example = "false",
          fallback = "true")
      boolean htmlNoCache,

      @Setting(
          value =
              "Source maps: absent (none is named or can be fetched), private (none can be fetched), public (scripts have theirs)",
          example = "absent",
          fallback = "private")
      SourceMapRule sourceMaps,

      @Setting(
          value = "Images: JPEG, PNG and GIF over 10 KiB must be offered as AVIF or WebP",
          example = "true",
          fallback = "false")
      boolean modernImages) {
    Settings {
      paths = List.copyOf(paths);
      checks = List.copyOf(checks);
      compression = List.copyOf(compression);
      paths.forEach(HttpExchange::requirePath);
      if (paths.isEmpty()) {
        throw new IllegalArgumentException("paths: wanted at least one path");
      }
      if (checks.isEmpty()) {
        throw new IllegalArgumentException("checks: wanted at least one");
      }
      if (compression.isEmpty()) {
        throw new IllegalArgumentException("compression: wanted at least one encoding");
      }
      if (checks.contains(AssetCheck.CACHE) && !fingerprinted && !htmlNoCache) {
        throw new IllegalArgumentException(
            "cache judges nothing without fingerprinted and without html-no-cache");
      }
    }
  }

  /** How a body may be compressed. */
  enum Encoding {
    BR,
    GZIP,
    ZSTD
  }

  /** Who may have source maps. */
  enum SourceMapRule {
    ABSENT,
    PRIVATE,
    PUBLIC
  }

  @Override
  public Outcome examine(Http system, Settings wanted, World world) {
    Notes notes = new Notes("http/assets");
    Origin origin = Origin.of(system.url());
    List<String> addresses = Targets.of(system.ref(), origin.host(), world, notes);
    if (addresses.isEmpty()) {
      return notes.conclude("nothing was asked");
    }
    var loader = new AssetLoader(world, system.ref(), origin.host());
    Site site = new SiteSurvey(world, loader, notes).of(entries(system, wanted, origin, addresses));
    var files = new FileNotes(notes, addresses.size() > 1);
    EnumSet<AssetCheck> checks = EnumSet.copyOf(wanted.checks());
    new FileJudge(checks, files).judge(site);
    Map<AssetCheck, Integer> judged = new EnumMap<>(AssetCheck.class);
    checks.forEach(check -> judged.put(check, judge(check, wanted, loader).judge(site, files)));
    files.close();
    return conclude(site, judged, notes);
  }

  private static List<HttpExchange> entries(
      Http system, Settings wanted, Origin origin, List<String> addresses) {
    List<HttpExchange> entries = new ArrayList<>();
    for (String path : wanted.paths().stream().distinct().toList()) {
      for (String address : addresses) {
        entries.add(new HttpExchange(
            system.ref(),
            address,
            origin.scheme(),
            origin.host(),
            origin.port(),
            path,
            HttpExchange.Method.GET,
            Map.of("Accept", Site.ACCEPT_PAGE),
            null,
            1,
            HttpExchange.ONE_MEBIBYTE));
      }
    }
    return entries;
  }

  private static FilesJudge judge(AssetCheck check, Settings wanted, AssetLoader loader) {
    return switch (check) {
      case SIZE -> new WeightJudge(wanted);
      case COMPRESSION -> new CompressionJudge(wanted.compression(), loader);
      case CACHE -> new CacheJudge(wanted);
      case MINIFIED -> new MinifiedJudge();
      case SOURCE_MAPS -> new SourceMapJudge(wanted.sourceMaps(), loader);
      case IMAGES -> new ImageJudge(wanted);
    };
  }

  /** A page that names nothing may be the placeholder of a server: what was wanted to be judged is not there. */
  private static Outcome conclude(Site site, Map<AssetCheck, Integer> judged, Notes notes) {
    site.pages().stream()
        .filter(page -> page.found().isBlank())
        .forEach(page -> notes.unseen(
            Cause.NO_DATA,
            "%s at %s has no script, style or image: is it the page?"
                .formatted(page.url(), page.address())));
    long files =
        site.files().keySet().stream().map(Asset.Target::url).distinct().count();
    String population = "%d pages and files at %d addresses"
        .formatted(
            files,
            site.files().keySet().stream().map(Asset.Target::from).distinct().count());
    judged.forEach((check, subjects) -> {
      if (subjects == 0) {
        notes.remark(check.toString(), "nothing to judge among " + population);
      }
    });
    Outcome outcome = notes.conclude(population + " hold to " + judged.keySet());
    boolean nothing = judged.values().stream().allMatch(subjects -> subjects == 0);
    return nothing && outcome instanceof Outcome.Passed
        ? new Outcome.NotApplicable(
            "nothing for %s among %s".formatted(judged.keySet(), population))
        : outcome;
  }
}
