package gonogo.catalog;

import gonogo.model.Phase;
import gonogo.model.Severity;
import java.util.Arrays;
import java.util.List;

/** The forms of words that several of the files have in common. */
final class Forms {
  static final String NAME = "^[a-z0-9]+(-[a-z0-9]+)*$";
  private static final String WHEN = "^(not )?[a-z0-9]+(-[a-z0-9]+)*$";
  private static final String PATTERN = "^([a-z0-9-]+|[a-z0-9-]*\\*)$";
  private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
  private static final String INSTANT =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)$";
  private static final String REFERENCE = "\\$\\{(env|file):[^}]+\\}";

  private Forms() {}

  /** An id, a fact. */
  static Shape name() {
    return Shape.of("type", List.of("string", "integer"))
        .with("pattern", NAME)
        .with("maxLength", 100);
  }

  static Shape role() {
    return name().with("not", Shape.of("const", "all"));
  }

  /** An id of an item, {@code prefix*}, or {@code *}. */
  static Shape pattern() {
    return Shape.text(PATTERN);
  }

  /** Facts that must hold. */
  static Shape when() {
    return Shape.words(Shape.text(WHEN));
  }

  static Shape phase() {
    return Shape.word(Phase.texts());
  }

  static Shape severity() {
    return Shape.word(Arrays.stream(Severity.values()).map(Severity::text).toList());
  }

  static Shape date() {
    return Shape.text(DATE);
  }

  static Shape instant() {
    return Shape.text(INSTANT);
  }

  static Shape instantOrReference() {
    return Shape.text(INSTANT + "|" + REFERENCE);
  }

  /** A text with a reference to a secret. */
  static Shape secret() {
    return Shape.text(REFERENCE);
  }
}
