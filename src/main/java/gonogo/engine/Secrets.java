package gonogo.engine;

import gonogo.api.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks secrets up and makes the redactor know them.
 *
 * <p>A reference may stand alone or inside a text ({@code Token ${env:T}}); its value is a secret, and so is the
 * whole. A value shorter than four characters cannot be redacted and is refused. A text without a reference stands in
 * clear in the environment file; it is redacted all the same when it is long enough, but never refused.
 */
final class Secrets {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

  private final SecretSource source;
  private final Redactor redactor;

  Secrets(SecretSource source, Redactor redactor) {
    this.source = source;
    this.redactor = redactor;
  }

  /**
   * The value of a secret.
   *
   * @throws SecretException when there is none, or when it cannot be redacted
   */
  String reveal(Secret secret) {
    Matcher references = REFERENCE.matcher(secret.text());
    StringBuilder value = new StringBuilder();
    boolean literal = true;
    while (references.find()) {
      literal = false;
      String resolved = source.resolve(references.group(1));
      if (resolved.length() < Redactor.SHORTEST) {
        throw new SecretException(
            "the value of %s is shorter than %d characters, so it could not be redacted"
                .formatted(references.group(), Redactor.SHORTEST));
      }
      redactor.add(resolved, references.group());
      references.appendReplacement(value, Matcher.quoteReplacement(resolved));
    }
    references.appendTail(value);
    String whole = value.toString();
    if (whole.length() >= Redactor.SHORTEST) {
      redactor.add(whole, literal ? null : secret.text());
    }
    return whole;
  }

  /**
   * Makes every secret that a system names known before anything is asked, so that no answer holds one only because it
   * came before the first use. What cannot be looked up is no mistake until it is used.
   */
  void learn(@Nullable Object value) {
    switch (value) {
      case Secret secret -> tryReveal(secret);
      case Record composed -> {
        for (RecordComponent component : composed.getClass().getRecordComponents()) {
          learn(read(composed, component));
        }
      }
      case Map<?, ?> map -> map.values().forEach(this::learn);
      case Iterable<?> all when !(all instanceof java.nio.file.Path) -> all.forEach(this::learn);
      case null, default -> {
        // nothing that could hold a secret
      }
    }
  }

  private void tryReveal(Secret secret) {
    try {
      reveal(secret);
    } catch (SecretException e) {
      System.getLogger(Secrets.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
    }
  }

  private static @Nullable Object read(Record composed, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(composed);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "cannot read " + component.getName() + " of " + composed.getClass(), e);
    }
  }
}
