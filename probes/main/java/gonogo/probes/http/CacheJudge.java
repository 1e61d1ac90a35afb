package gonogo.probes.http;

import gonogo.probes.http.FileNames.Naming;
import gonogo.probes.http.Site.Page;
import gonogo.probes.http.Site.Served;
import java.time.Duration;
import java.util.List;

/** Judges whether browsers ask for a page each time, and for a file whose name changes with its content never. */
final class CacheJudge implements FilesJudge {
  /** A file that keeps its name is old for a day at most after a deployment. */
  private static final Duration LONG = Duration.ofDays(1);

  private final AssetsProbe.Settings wanted;

  CacheJudge(AssetsProbe.Settings wanted) {
    this.wanted = wanted;
  }

  @Override
  public int judge(Site site, FileNotes notes) {
    int judged = 0;
    if (wanted.htmlNoCache()) {
      site.pages().forEach(page -> page(page, notes));
      judged += site.pages().size();
    }
    if (wanted.fingerprinted()) {
      List<Served> files = site.served()
          .filter(one -> one.asset().use() != Reference.Use.PAGE)
          .filter(one -> !PublicHosts.contains(one.asset().host()))
          .toList();
      files.forEach(one -> file(one, notes));
      judged += files.size();
    }
    return judged;
  }

  private static void page(Page page, FileNotes notes) {
    Freshness fresh = Freshness.of(page.response()::values);
    if (!fresh.known() || fresh.seconds() > 0 || fresh.stale() > 0) {
      notes.finding(
          "page-cached",
          page.target(page.url()),
          seen(page.response().values("Cache-Control"), fresh),
          "Cache-Control: no-cache",
          "Send Cache-Control: no-cache with pages; an old page names files that a deployment has removed.");
    } else if (fresh.shared() > 0) {
      notes.remark(
          page.url(),
          "shared caches keep it for %s; empty them with each deployment"
              .formatted(text(fresh.shared())));
    }
  }

  private void file(Served one, FileNotes notes) {
    Freshness fresh = Freshness.of(one.got().answer()::values);
    String seen = seen(one.got().answer().values("Cache-Control"), fresh);
    // Behind redirects, whose own caching is not seen.
    Naming naming = FileNames.naming(one.got().query().request().url());
    long least = wanted.immutableMaxAge().toSeconds();
    if (naming == Naming.HASHED && fresh.seconds() < least) {
      notes.finding(
          "not-cached",
          one.asset().target(),
          seen + ", and its name has a hash",
          "max-age=%d or more".formatted(least),
          "Send Cache-Control: public, max-age=31536000, immutable with files whose names change with their content.");
    } else if (naming == Naming.HASHED && !fresh.immutable()) {
      notes.remark("files with a hash in their name", "cached long enough, but not immutable");
    } else if (naming == Naming.PLAIN
        && isCode(one.asset())
        && fresh.seconds() + fresh.stale() > LONG.toSeconds()) {
      notes.finding(
          "cached-too-long",
          one.asset().target(),
          seen + ", and its name stays the same",
          "a hash in its name, or no-cache",
          "Let the bundler write hashes into the names, or send no-cache with this file.");
    }
  }

  private static boolean isCode(Asset asset) {
    return asset.use() == Reference.Use.SCRIPT || asset.use() == Reference.Use.STYLE;
  }

  private static String seen(List<String> cacheControl, Freshness fresh) {
    if (!cacheControl.isEmpty()) {
      return "Cache-Control: " + Texts.shortened(String.join(", ", cacheControl));
    }
    return fresh.known()
        ? "no Cache-Control, and Expires in " + text(fresh.seconds())
        : "no Cache-Control, so that each browser guesses";
  }

  private static String text(long seconds) {
    return seconds % 86_400 == 0 ? seconds / 86_400 + " d" : seconds + " s";
  }
}
