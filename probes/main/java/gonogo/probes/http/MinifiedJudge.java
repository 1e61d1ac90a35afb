package gonogo.probes.http;

import gonogo.collect.http.HttpAsset.Code;
import gonogo.collect.http.HttpAsset.Content;
import gonogo.probes.http.Site.Served;
import java.util.List;
import java.util.Locale;

/**
 * Judges whether scripts and style sheets are minified, by the length of their lines and the share of blanks.
 *
 * <p>Measured on 40 files of react-dom, jQuery, lodash, Vue, Bootstrap, Moment, D3 and three.js: as written, lines have a
 * mean of 17 to 37 bytes and 15 to 40 % are blanks; minified, 370 bytes or more and 0.2 to 4.3 %.
 */
final class MinifiedJudge implements FilesJudge {
  /** Smaller files have nothing to gain; a licence would decide about them. */
  static final long SMALL = 4096;

  private static final double SHORT_LINES = 120;
  private static final double MANY_BLANKS = 0.10;

  @Override
  public int judge(Site site, FileNotes notes) {
    List<Served> code = site.servedCode().toList();
    return (int) code.stream().filter(one -> judge(one, notes)).count();
  }

  private static boolean judge(Served one, FileNotes notes) {
    String url = one.asset().target().url();
    Content content = one.got().content();
    Code code = one.got().code();
    if (content == null || code == null) {
      notes.unseen(one.got().unknown(), url + ": what is in it was not seen");
      return true;
    }
    if (content.bytes() < SMALL) {
      return false;
    }
    double line = (double) content.bytes() / code.lines();
    double blanks = (double) code.blanks() / (double) content.bytes();
    if (code.evaluated()) {
      notFit(one, "holds its modules as text to be evaluated, as a development build does", notes);
    } else if (line < SHORT_LINES && blanks > MANY_BLANKS) {
      notFit(
          one,
          String.format(
              Locale.ROOT, "lines of %.0f bytes on average, %.0f %% blanks", line, 100 * blanks),
          notes);
    }
    return true;
  }

  private static void notFit(Served one, String seen, FileNotes notes) {
    notes.finding(
        "not-minified",
        one.asset().target(),
        seen,
        "a minified file",
        "Deploy a build for production (vite build, webpack --mode production), or the .min file of a library.");
  }
}
