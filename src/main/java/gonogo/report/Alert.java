package gonogo.report;

import gonogo.judge.Report.ItemView;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong or could not be seen, for readers that know nothing but lists of such things.
 *
 * @param rule the id of the item; {@link Alerts#VERDICT} for what no item says
 * @param title the item in people's words
 * @param severity of the item
 * @param code a finding code, a cause or a status
 * @param fingerprint no other alert of the report has it; the same from run to run while the same is wrong
 * @param message what was seen, what was wanted and what helps, cut
 * @param item null for the verdict
 */
record Alert(
    Weight weight,
    String rule,
    String title,
    String severity,
    String code,
    String fingerprint,
    String message,
    @Nullable ItemView item) {

  /** What an alert does to the verdict. */
  enum Weight {
    /** It keeps the verdict from GO. */
    BLOCKS,
    /** It decides, but is minor. */
    CONCERNS,
    /** It does not decide yet. */
    TRIAL,
    /** It was waived. */
    ACCEPTED
  }

  Alert withFingerprint(String other) {
    return new Alert(weight, rule, title, severity, code, other, message, item);
  }
}
