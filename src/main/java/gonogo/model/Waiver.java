package gonogo.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An accepted exception.
 *
 * @param textSha256 the SHA-256 of the text of the item when it was accepted
 * @param codes for {@code failed}: every finding code that is accepted
 * @param environment null when it holds for every environment that names the file
 */
public record Waiver(
    String id,
    String item,
    String textSha256,
    Accepts accepts,
    List<String> codes,
    String reason,
    String owner,
    List<String> approvers,
    @Nullable String environment,
    Instant from,
    Instant until,
    Place place) {
  public Waiver {
    codes = List.copyOf(codes);
    approvers = List.copyOf(approvers);
  }

  /** What is accepted. */
  public enum Accepts {
    /** Findings with the listed codes. */
    FAILED,
    /** That it could not be seen; never a seen failure. */
    UNSEEN;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
