package gonogo.judge;

import gonogo.api.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing about an item that could not be seen. */
record Unseen(Cause cause, @Nullable String root, List<String> needs, String message) {
  Unseen {
    needs = List.copyOf(needs);
  }
}
