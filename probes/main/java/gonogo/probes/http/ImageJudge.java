package gonogo.probes.http;

import gonogo.api.ByteSize;
import gonogo.collect.http.HttpAsset.Looks;
import gonogo.probes.http.Reference.Use;
import gonogo.probes.http.Site.Served;
import java.util.List;
import java.util.Locale;

/** Judges the images that a page shows: that they are images, not too large, and in a format for the web. */
final class ImageJudge implements FilesJudge {
  /** Below, another format saves less than it takes to choose it; Lighthouse reports savings from 8 KiB on. */
  private static final long SMALL = 10 * 1024;

  private final AssetsProbe.Settings wanted;

  ImageJudge(AssetsProbe.Settings wanted) {
    this.wanted = wanted;
  }

  @Override
  public int judge(Site site, FileNotes notes) {
    List<Served> images = site.served()
        .filter(one -> one.asset().use() == Use.IMAGE && one.got().answer().status() != 204)
        .toList();
    images.forEach(one -> judge(one, notes));
    return images.size();
  }

  private void judge(Served one, FileNotes notes) {
    long bytes = one.got().answer().sentBytes();
    if (bytes > wanted.maxAsset().bytes()) {
      notes.finding(
          "too-large",
          one.asset().target(),
          new ByteSize(bytes) + " as sent",
          "at most " + wanted.maxAsset(),
          "Scale it to the size at which it is shown, and compress it.");
    }
    format(one, one.got().looks(), bytes, notes);
  }

  private void format(Served one, Looks looks, long bytes, FileNotes notes) {
    switch (looks) {
      case AVIF, WEBP, SVG, ICO -> {}
      case JPEG, PNG, GIF -> {
        if (wanted.modernImages() && bytes > SMALL) {
          oldFormat(one, "%s of %s".formatted(name(looks), new ByteSize(bytes)), notes);
        }
      }
      case BMP, TIFF -> oldFormat(one, name(looks), notes);
      case EMPTY, HTML, SOURCE_MAP ->
        notes.finding(
            "wrong-type",
            one.asset().target(),
            looks == Looks.EMPTY ? "an empty file" : "no image: " + name(looks),
            "an image",
            "Deploy the image that the page names.");
      case OTHER, ENCODED -> {
        // A format that is not known here, such as JPEG XL; it says itself what it is.
        if (!one.got().type().startsWith("image/")) {
          notes.finding(
              "wrong-type",
              one.asset().target(),
              "no image, of type " + Texts.shortened(one.got().type()),
              "an image",
              "Deploy the image that the page names.");
        }
      }
    }
  }

  private static void oldFormat(Served one, String seen, FileNotes notes) {
    notes.finding(
        "old-format",
        one.asset().target(),
        seen,
        "AVIF, WebP or SVG",
        "Offer AVIF or WebP in a picture element, or let the server choose by Accept.");
  }

  private static String name(Looks looks) {
    return looks.name().replace('_', ' ').toUpperCase(Locale.ROOT);
  }
}
