package gonogo.judge;

import gonogo.api.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items that could not be seen, grouped by what helps.
 *
 * @param root the system or endpoint that failed first, when there is one
 * @param needs what would help, for example {@code fact:cdn}, {@code role:api}, {@code probe:sql/query}
 * @param message what happened, in one line
 * @param items ids in checklist order
 */
public record CauseGroup(
    Cause cause,
    @Nullable String root,
    @Nullable String needs,
    String message,
    List<String> items) {
  public CauseGroup {
    items = List.copyOf(items);
  }
}
