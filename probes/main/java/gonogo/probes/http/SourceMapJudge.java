package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.collect.http.HttpAsset.Code;
import gonogo.collect.http.HttpAsset.Content;
import gonogo.collect.http.HttpAsset.Looks;
import gonogo.probes.http.Asset.State;
import gonogo.probes.http.Asset.State.Got;
import gonogo.probes.http.Asset.Target;
import gonogo.probes.http.AssetsProbe.SourceMapRule;
import gonogo.probes.http.Site.Served;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether source maps can be had where they must not, or cannot where they should.
 *
 * <p>That a map cannot be had is told by asking for it: by the name that the file gives, and by its own name with
 * {@code .map} behind. That the server answers at all is shown by the file itself, which came from there.
 */
final class SourceMapJudge implements FilesJudge {
  private final SourceMapRule rule;
  private final AssetLoader loader;

  SourceMapJudge(SourceMapRule rule, AssetLoader loader) {
    this.rule = rule;
    this.loader = loader;
  }

  /**
   * A script or a style sheet, and where its map may be.
   *
   * @param inside whether it holds a map
   * @param named the map that it names itself
   * @param maps where to ask, the named one first
   */
  private record Suspect(Served file, boolean inside, Optional<String> named, List<Target> maps) {}

  @Override
  public int judge(Site site, FileNotes notes) {
    inPages(site, notes);
    List<Suspect> suspects = new ArrayList<>();
    site.servedCode()
        .filter(one -> !PublicHosts.contains(one.got().query().request().host()))
        .forEach(one -> suspect(one, notes).ifPresent(suspects::add));
    Map<Target, State> states = loader.loadPlain(
        suspects.stream().flatMap(one -> one.maps().stream()).distinct().toList());
    suspects.forEach(one -> judge(one, states, notes));
    return suspects.size();
  }

  private void inPages(Site site, FileNotes notes) {
    if (rule != SourceMapRule.PUBLIC) {
      site.pages().stream()
          .filter(page -> page.found().mapInside())
          .forEach(page -> isPublic(page.target(page.url()), "a script in it holds a map", notes));
    }
  }

  private Optional<Suspect> suspect(Served one, FileNotes notes) {
    Code code = one.got().code();
    if (code == null) {
      notes.unseen(
          one.got().unknown(), one.asset().target().url() + ": what is in it was not seen");
      return Optional.empty();
    }
    String url = one.got().query().request().url();
    Optional<String> named = one.got()
        .answer()
        .first("SourceMap")
        .or(() -> one.got().answer().first("X-SourceMap"))
        .or(() -> Optional.ofNullable(code.map()));
    List<Target> maps = new ArrayList<>();
    String from = one.asset().target().from();
    named
        .filter(WebLinks::isFile)
        .flatMap(link -> WebLinks.absolute(url, link))
        .ifPresent(map -> maps.add(new Target(map, from)));
    int query = url.indexOf('?');
    Target guess = new Target((query < 0 ? url : url.substring(0, query)) + ".map", from);
    if (!maps.contains(guess)) {
      maps.add(guess);
    }
    return Optional.of(new Suspect(one, code.mapInside(), named, maps));
  }

  private void judge(Suspect suspect, Map<Target, State> states, FileNotes notes) {
    Target file = suspect.file().asset().target();
    List<Target> maps =
        suspect.maps().stream().filter(map -> isMap(states.get(map))).toList();
    if (rule == SourceMapRule.PUBLIC) {
      wanted(suspect, maps, states, notes);
      return;
    }
    if (suspect.inside()) {
      isPublic(file, "it holds its map", notes);
    }
    maps.forEach(map -> isPublic(file, map.url() + " is a source map", notes));
    if (maps.isEmpty()) {
      suspect.maps().forEach(map -> unknown(map, states, notes));
    }
    if (rule == SourceMapRule.ABSENT && suspect.named().isPresent()) {
      notes.finding(
          "map-named",
          file,
          "names its source map: " + Texts.shortened(suspect.named().get()),
          "no source map",
          "Build without source maps, or with hidden ones.");
    }
  }

  private static void isPublic(Target file, String seen, FileNotes notes) {
    notes.finding(
        "map-public",
        file,
        seen,
        "no source map that everybody can fetch",
        "Keep *.map out of what is deployed (vite build.sourcemap: hidden), and upload it to the error tracker only.");
  }

  /** A file that names a map must have it; a script of some size must name one or hold it. */
  private static void wanted(
      Suspect suspect, List<Target> maps, Map<Target, State> states, FileNotes notes) {
    Content content = suspect.file().got().content();
    boolean small = content == null || content.bytes() < MinifiedJudge.SMALL;
    boolean style = suspect.file().asset().use() == Reference.Use.STYLE;
    boolean none = suspect.named().isEmpty() && !suspect.inside();
    if (suspect.inside() || (none && (small || style))) {
      return;
    }
    Target first = suspect.maps().getFirst();
    if (!none && (maps.contains(first) || unknown(first, states, notes))) {
      return;
    }
    notes.finding(
        "map-missing",
        suspect.file().asset().target(),
        none ? "names no source map" : first.url() + " is no source map",
        "a source map that everybody can fetch",
        "Build with source maps, and deploy *.map beside the scripts.");
  }

  private static boolean isMap(@Nullable State state) {
    return state instanceof Got got && got.isServed() && got.looks() == Looks.SOURCE_MAP;
  }

  /** Whether it could not be told that there is no map, which is then noted. */
  private static boolean unknown(Target map, Map<Target, State> states, FileNotes notes) {
    return switch (Objects.requireNonNull(states.get(map))) {
      case State.Unseen(var reply) -> {
        notes.unseen(reply);
        yield true;
      }
      case Got got
      when got.isServed() && !got.isKnown() -> {
        notes.unseen(got.unknown(), map.url() + ": it was not seen whether it is a source map");
        yield true;
      }
      case Got got
      when got.answer().status() == 429 || got.answer().status() >= 500 -> {
        notes.unseen(
            Cause.NO_DATA, "%s answers %s".formatted(map.url(), got.answer().statusLine()));
        yield true;
      }
      case Got _, State.Lost _ -> false;
    };
  }
}
