package gonogo.probes.http;

import gonogo.api.ByteSize;
import gonogo.api.Cause;
import gonogo.api.Measure;
import gonogo.probes.http.Asset.State.Got;
import gonogo.probes.http.Asset.Target;
import gonogo.probes.http.Reference.Use;
import gonogo.probes.http.Site.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Judges what a first visit loads, in bytes as sent. */
final class WeightJudge implements FilesJudge {
  private static final double NEAR = 0.9;

  private final AssetsProbe.Settings wanted;

  WeightJudge(AssetsProbe.Settings wanted) {
    this.wanted = wanted;
  }

  @Override
  public int judge(Site site, FileNotes notes) {
    for (Asset asset : site.files().values()) {
      if (asset.state() instanceof Got got && got.isServed()) {
        each(asset, got, notes);
      }
    }
    for (Page page : site.pages()) {
      Target where = page.target(page.url());
      sum(
          site,
          page,
          "too-much-script",
          "scripts of the first load",
          wanted.maxInitialJs(),
          file -> file.use() == Use.SCRIPT,
          notes);
      sum(site, page, "too-heavy", "first load", wanted.maxTotal(), file -> true, notes);
      lazy(site, page, where, notes);
    }
    return site.pages().size();
  }

  /** What is larger than the limit of a question is larger than the limit here, when that is smaller. */
  private void each(Asset asset, Got got, FileNotes notes) {
    long sent = got.answer().sentBytes();
    if (sent > wanted.maxAsset().bytes()) {
      notes.finding(
          "too-large",
          asset.target(),
          (got.answer().endless() ? "more than " : "") + new ByteSize(sent) + " as sent",
          "at most " + wanted.maxAsset(),
          "Split it, load it later, compress it, or drop what nobody uses.");
    } else if (got.answer().endless()) {
      notes.unseen(
          Cause.TOO_LARGE,
          "%s is larger than %s, which is all that is read of one file"
              .formatted(asset.target().url(), new ByteSize(sent)));
    }
  }

  private static void sum(
      Site site,
      Page page,
      String code,
      String what,
      ByteSize limit,
      Predicate<Reference> counts,
      FileNotes notes) {
    long bytes = bytes(
        site,
        page,
        page.files().values().stream().filter(Reference::initial).filter(counts).toList());
    String where = page.url();
    notes.measure(Measure.atMost(
        "%s of %s at %s".formatted(what, where, page.address()), (double) bytes, "bytes", (double)
            limit.bytes()));
    if (bytes > limit.bytes()) {
      notes.finding(
          code,
          page.target(where),
          "%s: %s as sent".formatted(what, new ByteSize(bytes)),
          "at most " + limit,
          "Look at what the bundle is made of, load by route what the first page does not need, and drop the rest.");
    } else if ((double) bytes > NEAR * (double) limit.bytes()) {
      notes.remark(
          where, "%s: %s, near the limit of %s".formatted(what, new ByteSize(bytes), limit));
    }
  }

  /** Of files among which a browser chooses the largest counts. */
  private static long bytes(Site site, Page page, List<Reference> files) {
    long bytes = 0;
    Map<Integer, Long> chosen = new HashMap<>();
    for (Reference file : files) {
      long sent = sent(site, page, file);
      if (file.choice() == null) {
        bytes += sent;
      } else {
        chosen.merge(file.choice(), sent, Math::max);
      }
    }
    return bytes + chosen.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What was not seen is noted apart, so that the sum is not taken for all. */
  private static long sent(Site site, Page page, Reference file) {
    Asset asset = site.files().get(page.target(file.url()));
    return asset != null && asset.state() instanceof Got got ? got.answer().sentBytes() : 0;
  }

  private static void lazy(Site site, Page page, Target where, FileNotes notes) {
    List<Reference> later =
        page.files().values().stream().filter(file -> !file.initial()).toList();
    long bytes = bytes(site, page, later);
    if (bytes > 0) {
      notes.remark(
          where.url(),
          "%d files, %s, are loaded later or never and not counted"
              .formatted(later.size(), new ByteSize(bytes)));
    }
  }
}
