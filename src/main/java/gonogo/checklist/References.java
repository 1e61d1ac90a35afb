package gonogo.checklist;

import gonogo.model.Shown;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in {@code ${env:NAME}} and {@code ${file:PATH}} where no secret is meant: in the release and the labels. */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
  private static final String VARIABLE = "env:";
  private static final String FILE = "file:";

  private final Reading reading;

  References(Reading reading) {
    this.reading = reading;
  }

  /** The word with all references filled in; an empty one, after a problem, when that is not possible. */
  Word resolve(Word word) {
    var matcher = REFERENCE.matcher(word.text());
    var resolved = new StringBuilder();
    boolean whole = true;
    int end = 0;
    while (matcher.find()) {
      var value = value(new Word(matcher.group(1), word.place()));
      whole &= value != null;
      resolved.append(word.text(), end, matcher.start()).append(value);
      end = matcher.end();
    }
    resolved.append(word.text(), end, word.text().length());
    return new Word(whole ? resolved.toString() : "", word.place());
  }

  private @Nullable String value(Word reference) {
    var text = reference.text();
    if (text.startsWith(VARIABLE)) {
      return variable(new Word(text.substring(VARIABLE.length()), reference.place()));
    }
    if (text.startsWith(FILE)) {
      return file(new Word(text.substring(FILE.length()), reference.place()));
    }
    reading
        .problems()
        .add(
            reference.place(),
            "%s is not known; known: ${env:NAME}, ${file:PATH}"
                .formatted(Shown.text("${" + text + "}")));
    return null;
  }

  /** An empty variable is no value: that is what a pipeline sets when it has none. */
  private @Nullable String variable(Word name) {
    var value = reading.variable(name.text());
    if (value == null || value.isBlank()) {
      var state = value == null ? "not set" : "empty";
      reading
          .problems()
          .add(
              name.place(),
              "the environment variable %s is %s".formatted(Shown.text(name.text()), state));
      return null;
    }
    return value;
  }

  private @Nullable String file(Word path) {
    if (path.text().isBlank()) {
      reading.problems().add(path.place(), "${file:} names no file");
      return null;
    }
    var source = reading.fileBeside(path);
    if (source == null) {
      return null;
    }
    var text = source.text().strip();
    if (text.isEmpty()) {
      reading
          .problems()
          .add(path.place(), "the file %s is empty".formatted(Shown.text(path.text())));
      return null;
    }
    return text;
  }
}
