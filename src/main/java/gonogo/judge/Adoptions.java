package gonogo.judge;

import gonogo.model.Adoption;
import gonogo.model.Adoption.Rule;
import gonogo.model.Adoption.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Which items the adoption keeps from deciding today. On the day itself, in UTC, an item decides. */
final class Adoptions {
  private static final Comparator<Rule> SPECIFIC_THEN_STRICT = Comparator.comparingInt(
          Rule::specificity)
      .thenComparing(Rule::stage, Comparator.reverseOrder());

  private Adoptions() {}

  /**
   * Why an item does not decide yet.
   *
   * @param stage never {@code DECIDES}
   * @param until the day from which it decides
   */
  record Exemption(
      Stage stage,
      LocalDate until,
      @Nullable String owner,
      @Nullable String reason) {

    /** Until when, who answers for it, and why. */
    String text() {
      var words = new StringBuilder(
          stage == Stage.TRIAL ? "on trial, decides from " : "comes later, review on ");
      words.append(until);
      if (owner != null) {
        words.append(" (").append(owner).append(')');
      }
      if (reason != null) {
        words.append(": ").append(reason);
      }
      return words.toString();
    }
  }

  /** Null when the item decides. A rule without a date exempts nothing. */
  static @Nullable Exemption exemption(@Nullable Adoption adoption, String item, Instant now) {
    if (adoption == null) {
      return null;
    }
    Rule rule = adoption.rules().stream()
        .filter(each -> each.matches(item))
        .max(SPECIFIC_THEN_STRICT)
        .orElse(null);
    if (rule == null
        || rule.stage() == Stage.DECIDES
        || rule.until() == null
        || !day(now).isBefore(rule.until())) {
      return null;
    }
    return new Exemption(rule.stage(), rule.until(), rule.owner(), rule.reason());
  }

  static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
