package gonogo.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the values of known secrets in every text, whatever form they stand in.
 *
 * <p>It stands before every sink and works on values before they are serialised. The forms are those of {@link
 * SecretForm}. Numbers and booleans are left alone. It does not see a secret that was split over two texts, compressed,
 * encrypted or hashed.
 *
 * <p>Safe for use by many threads; one pass over a text, whatever the number of secrets.
 */
public final class Redactor {
  /** What stands in place of a secret. */
  public static final String MASK = "[redacted]";

  /** Shorter values would be found everywhere; {@link Secrets} refuses them. */
  static final int SHORTEST = 4;

  private final Set<String> known = new HashSet<>();
  private volatile SecretForm.Index index = new SecretForm.Index(List.of());

  /**
   * Makes a value known.
   *
   * @param reference how it is written in the environment, never the value; null when it is written there in clear
   */
  synchronized void add(String value, @Nullable String reference) {
    if (value.length() < SHORTEST) {
      throw new IllegalArgumentException("a secret has at least %d characters".formatted(SHORTEST));
    }
    if (known.add(value)) {
      index = index.with(SecretForm.of(value, reference));
    }
  }

  /** The text with every known secret replaced; secrets that overlap or touch become one mask. */
  public String redact(String text) {
    SecretForm.Index forms = index;
    StringBuilder redacted = null;
    int copied = 0;
    for (int at = 0; at < text.length(); at++) {
      for (SecretForm form : forms.startingWith(text.charAt(at))) {
        int end = form.end(text, at);
        if (end < 0) {
          continue;
        }
        int begin = form.begin(text, at);
        if (redacted == null) {
          redacted = new StringBuilder(text.length()).append(text, 0, begin).append(MASK);
        } else if (begin > copied) {
          redacted.append(text, copied, begin).append(MASK);
        }
        copied = Math.max(copied, end);
      }
    }
    return redacted == null
        ? text
        : redacted.append(text, copied, text.length()).toString();
  }

  /** The tree with every text redacted, keys too; keys that become equal are numbered. */
  @Nullable
  Object redactTree(@Nullable Object tree) {
    return switch (tree) {
      case String text -> redact(text);
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object element : list) {
          copy.add(redactTree(element));
        }
        yield copy;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) ->
            copy.put(freeKey(redact(String.valueOf(key)), copy), redactTree(value)));
        yield copy;
      }
      case null -> null;
      default -> tree;
    };
  }

  private static String freeKey(String key, Map<String, @Nullable Object> taken) {
    String free = key;
    for (int number = 2; taken.containsKey(free); number++) {
      free = key + "~" + number;
    }
    return free;
  }

  /** The reference of a secret whose value stands in the tree, if any does; those written in clear do not count. */
  Optional<String> find(@Nullable Object tree) {
    return switch (tree) {
      case String text -> findInText(text);
      case List<?> list ->
        list.stream().flatMap(element -> find(element).stream()).findFirst();
      case Map<?, ?> map ->
        map.entrySet().stream()
            .flatMap(entry -> find(entry.getKey()).or(() -> find(entry.getValue())).stream())
            .findFirst();
      case null -> Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<String> findInText(String text) {
    SecretForm.Index forms = index;
    for (int at = 0; at < text.length(); at++) {
      for (SecretForm form : forms.startingWith(text.charAt(at))) {
        if (form.reference() != null && form.end(text, at) >= 0) {
          return Optional.of(form.reference());
        }
      }
    }
    return Optional.empty();
  }
}
