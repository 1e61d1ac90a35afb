package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.probes.http.Asset.State.Got;
import gonogo.probes.http.Asset.State.Lost;
import gonogo.probes.http.Asset.State.Unseen;
import gonogo.probes.http.Asset.Target;
import gonogo.probes.http.Reference.Use;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Judges whether visitors get the files at all, which comes before everything else. */
final class FileJudge {
  private static final String DEPLOY =
      "Deploy the files that this page names, before the page, or correct the name.";

  private final Set<AssetCheck> checks;
  private final FileNotes notes;

  FileJudge(Set<AssetCheck> checks, FileNotes notes) {
    this.checks = checks;
    this.notes = notes;
  }

  void judge(Site site) {
    for (Site.Page page : site.pages()) {
      for (String broken : page.found().broken()) {
        notes.finding(
            "missing",
            page.target(page.url()),
            "names what is no URL: " + broken,
            "URLs of files",
            "Correct it in the page.");
      }
      for (String insecure : page.found().insecure()) {
        notes.finding(
            "mixed-content",
            page.target(insecure),
            "named by an https page, so browsers do not load it",
            "https",
            "Name it with https, or without a scheme.");
      }
    }
    site.files().values().forEach(asset -> judge(site, asset));
  }

  private void judge(Site site, Asset asset) {
    switch (asset.state()) {
      case Unseen(var reply) -> {
        if (checks.stream().anyMatch(check -> check.concerns(asset))) {
          notes.unseen(reply);
        }
      }
      case Lost(String why) -> missing(asset.target(), why);
      case Got got -> got(site, asset, got);
    }
  }

  private void got(Site site, Asset asset, Got got) {
    if (asset.use() == Use.PAGE && !got.isServed()) {
      notes.unseen(
          Cause.CONTRADICTED,
          "%s answered 200 and then %s"
              .formatted(asset.target().url(), got.answer().statusLine()));
    } else if (!got.isServed()) {
      notServed(site, asset, got);
    } else if (Site.isPosing(asset, got)) {
      notes.finding(
          "wrong-type",
          asset.target(),
          "a page of HTML with status " + got.answer().status(),
          "the " + asset.use().name().toLowerCase(Locale.ROOT) + " that the page names",
          "Deploy the file, and answer 404 for files that are not there instead of the entry page.");
    }
  }

  private void notServed(Site site, Asset asset, Got got) {
    int status = got.answer().status();
    String line = Texts.shortened(got.answer().statusLine());
    boolean home = site.pages().stream()
        .anyMatch(page -> Origin.of(URI.create(page.url())).host().equals(asset.host()));
    boolean refused = status == 401 || status == 403;
    if (status == 429 || (refused && !home)) {
      // A host of somebody else may refuse us and not the visitors.
      notes.unseen(
          refused ? Cause.NOT_PERMITTED : Cause.NO_DATA,
          "%s answers %s".formatted(asset.target().url(), line));
    } else {
      missing(asset.target(), "answers " + line);
    }
  }

  private void missing(Target file, String seen) {
    notes.finding("missing", file, seen, "the file that the page names", DEPLOY);
  }
}
