package gonogo.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the values of known secrets in every text, whatever form they stand in.
 *
 * <p>It stands before every sink and works on values before they are serialised. The forms are those of {@link
 * SecretForm}, with any escapes of URLs, JSON and HTML around them, also twice. Numbers and booleans are left alone. It
 * does not see a part of a secret, nor one that was split over two texts, compressed, encrypted or hashed.
 *
 * <p>Safe for use by many threads. One pass over a text and over each thing that its escapes can mean, whatever the
 * number of secrets.
 */
public final class Redactor {
  /** What stands in place of a secret. */
  public static final String MASK = "[redacted]";

  /** Shorter values would be found everywhere; {@link Secrets} refuses them. */
  static final int SHORTEST = 4;

  /** JSON in JSON, a URL in the query of a URL: escapes of escapes, and no more. */
  private static final int DEPTH = 2;

  private static final List<Escape> ESCAPES = List.of(Escape.values());

  private final Forms forms;
  private final Set<String> known = new HashSet<>();
  private volatile SecretForm.Index index = new SecretForm.Index(List.of());

  /** Replaces secrets in all forms that are known. */
  public Redactor() {
    this(SecretForm::of);
  }

  /** With other forms; without any it changes nothing, which is how a proof shows what would leave. */
  Redactor(Forms forms) {
    this.forms = forms;
  }

  /** The forms in which a value can stand in a text. */
  @FunctionalInterface
  interface Forms {
    List<SecretForm> of(String value, @Nullable String reference);
  }

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
      index = index.with(forms.of(value, reference));
    }
  }

  /** The text with every known secret replaced; secrets that overlap or touch become one mask. */
  public String redact(String text) {
    List<Span> found = new ArrayList<>();
    search(index, new TextView(text), DEPTH, (_, span) -> {
      found.add(span);
      return true;
    });
    if (found.isEmpty()) {
      return text;
    }
    found.sort(Comparator.comparingInt(Span::begin));
    StringBuilder redacted = new StringBuilder(text.length());
    int copied = -1;
    for (Span span : found) {
      if (span.begin > copied) {
        redacted.append(text, Math.max(copied, 0), span.begin).append(MASK);
      }
      copied = Math.max(copied, span.end);
    }
    return redacted.append(text, copied, text.length()).toString();
  }

  /** A part of a text. */
  private record Span(int begin, int end) {}

  /** What is told of each form that was found; says whether to go on. */
  private interface Finder {
    boolean found(SecretForm form, Span where);
  }

  /**
   * Looks for all forms in a text and in everything that its escapes can mean; one branch after the other, so that a
   * large text is not held in every meaning at once.
   *
   * @return whether to go on
   */
  private static boolean search(SecretForm.Index all, TextView view, int depth, Finder finder) {
    if (!searchAsItIs(all, view, finder)) {
      return false;
    }
    for (int i = 0; depth > 0 && i < ESCAPES.size(); i++) {
      Optional<TextView> meant = view.without(ESCAPES.get(i));
      if (meant.isPresent() && !search(all, meant.get(), depth - 1, finder)) {
        return false;
      }
    }
    return true;
  }

  private static boolean searchAsItIs(SecretForm.Index all, TextView view, Finder finder) {
    String text = view.text();
    for (int at = 0; at < text.length(); at++) {
      for (SecretForm form : all.startingWith(text.charAt(at))) {
        int end = form.end(text, at);
        if (end >= 0) {
          Span span = new Span(view.original(form.begin(text, at)), view.original(end));
          if (!finder.found(form, span)) {
            return false;
          }
        }
      }
    }
    return true;
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
    AtomicReference<@Nullable String> reference = new AtomicReference<>();
    search(index, new TextView(text), DEPTH, (form, _) -> {
      reference.set(form.reference());
      return form.reference() == null;
    });
    return Optional.ofNullable(reference.get());
  }
}
