package gonogo.checklist;

import gonogo.model.Names;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Release;
import gonogo.model.Shown;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is about to be deployed, from the environment file and from {@code --release KEY=VALUE}. */
final class ReleaseReader {
  private static final Place FLAG = Place.of("--release");
  private static final String START = "window.start";
  private static final String END = "window.end";
  private static final List<String> TEXTS = List.of("product", "version", "commit", "previous");
  private static final List<String> KEYS =
      List.of("product", "version", "commit", "previous", START, END);

  private final References references;
  private final Problems problems;
  private final Values values;

  ReleaseReader(Reading reading) {
    this.references = new References(reading);
    this.problems = reading.problems();
    this.values = new Values(problems);
  }

  /**
   * The release.
   *
   * @param node the value of {@code release}, if there is one
   * @param flags what the command line says, by key
   */
  Release read(@Nullable Node node, Map<String, String> flags) {
    Map<String, Word> words = node == null ? new LinkedHashMap<>() : written(node);
    flags.forEach((key, value) -> merge(words, key, value));
    var start = instant(words, START);
    var end = instant(words, END);
    var endPlace = words.getOrDefault(END, new Word("", FLAG)).place();
    values.order(start, end, endPlace, "window.end must be after window.start");
    return new Release(
        text(words, "product"),
        text(words, "version"),
        text(words, "commit"),
        text(words, "previous"),
        start,
        end);
  }

  private Map<String, Word> written(Node node) {
    Map<String, Word> words = new LinkedHashMap<>();
    var fields = new Fields(node, "release", problems);
    TEXTS.forEach(key -> put(words, key, fields.optionalWord(key)));
    var window = fields.optional("window");
    fields.end();
    if (window != null) {
      var times = new Fields(window, "window", problems);
      put(words, START, times.optionalWord("start"));
      put(words, END, times.optionalWord("end"));
      times.end();
    }
    return words;
  }

  private void put(Map<String, Word> words, String key, @Nullable Word word) {
    if (word != null) {
      words.put(key, references.resolve(word));
    }
  }

  private void merge(Map<String, Word> words, String key, String value) {
    if (!KEYS.contains(key)) {
      problems.add(FLAG, "unknown key %s%s".formatted(Shown.text(key), Names.hint(key, KEYS)));
      return;
    }
    if (value.isBlank()) {
      problems.add(FLAG, "%s is empty".formatted(key));
      return;
    }
    var word = new Word(value, FLAG);
    var written = words.putIfAbsent(key, word);
    if (written != null && !written.text().isEmpty() && differ(key, written, word)) {
      problems.add(
          written.place(),
          "%s is %s here and %s in --release; say it once, or alike"
              .formatted(key, Shown.text(written.text()), Shown.text(value)));
    }
  }

  private boolean differ(String key, Word written, Word flag) {
    return TEXTS.contains(key)
        ? !written.text().equals(flag.text())
        : !values.instant(written, key).equals(values.instant(flag, key));
  }

  private @Nullable Instant instant(Map<String, Word> words, String key) {
    var word = words.get(key);
    return word == null ? null : values.instant(word, key);
  }

  private static @Nullable String text(Map<String, Word> words, String key) {
    var word = words.get(key);
    return word == null ? null : word.text();
  }
}
