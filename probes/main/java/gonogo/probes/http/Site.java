package gonogo.probes.http;

import gonogo.collect.http.HttpAsset.Looks;
import gonogo.collect.http.HttpExchange.Sample;
import gonogo.probes.http.Asset.State.Got;
import gonogo.probes.http.Asset.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A frontend as it was seen.
 *
 * @param files what the pages name, and the pages themselves, each at each address that it was asked of
 */
record Site(List<Page> pages, Map<Target, Asset> files) {
  /** As browsers ask for a page, since some servers answer with one only then. */
  static final String ACCEPT_PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

  /**
   * A page at one address.
   *
   * @param url behind all redirects
   * @param files all that a browser may load for it, those named by its style sheets too
   */
  record Page(
      String url,
      String address,
      Sample response,
      PageFiles.Found found,
      Map<String, Reference> files) {

    Target target(String file) {
      return new Target(file, address);
    }
  }

  /** A file that was got and is what it should be. */
  record Served(Asset asset, Got got) {}

  /** All files that were got with status 2xx and no HTML in the place of something else. */
  Stream<Served> served() {
    return files.values().stream()
        .flatMap(
            asset -> asset.state() instanceof Got got && got.isServed() && !isPosing(asset, got)
                ? Stream.of(new Served(asset, got))
                : Stream.empty());
  }

  /** Whether a page came where a file should, as servers answer that send the entry page for every unknown path. */
  static boolean isPosing(Asset asset, Got got) {
    boolean page = got.type().equals("text/html") || got.looks() == Looks.HTML;
    return switch (asset.use()) {
      case PAGE, OTHER -> false;
      case SCRIPT, STYLE, IMAGE, ICON, FONT, STYLED -> page && got.answer().sentBytes() > 0;
    };
  }

  /** The scripts and style sheets among the served files. */
  Stream<Served> servedCode() {
    return served().filter(one -> switch (one.asset().use()) {
      case SCRIPT, STYLE -> true;
      case PAGE, IMAGE, ICON, FONT, STYLED, OTHER -> false;
    });
  }
}
