package gonogo.checklist;

import gonogo.model.Names;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Release;
import gonogo.model.Shown;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is about to be deployed: from the environment file and from {@code --release KEY=VALUE}, which must agree;
 * from a pipeline, which must agree with the file; and from a checkout, where nothing else says the commit.
 */
final class ReleaseReader {
  private static final Place FLAG = Place.of(Release.FLAG);
  private static final String COMMIT = "commit";
  private static final String VERSION = "version";
  private static final String START = "window.start";
  private static final String END = "window.end";
  private static final List<String> TEXTS = List.of("product", VERSION, COMMIT, "previous");
  private static final List<String> KEYS =
      List.of("product", VERSION, COMMIT, "previous", START, END);

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{7,64}");
  private static final Pattern V = Pattern.compile("^v(?=[0-9])");

  private final References references;
  private final Problems problems;
  private final Values values;
  private final ReleaseClues clues;

  ReleaseReader(Reading reading, ReleaseClues clues) {
    this.clues = clues;
    this.references = new References(reading);
    this.problems = reading.problems();
    this.values = new Values(problems);
  }

  /**
   * The release.
   *
   * @param node the value of {@code release}, if there is one
   * @param flags what the command line says, by key
   * @param environment the path of the environment file
   */
  Release read(@Nullable Node node, Map<String, String> flags, String environment) {
    Map<String, Word> words = node == null ? new LinkedHashMap<>() : written(node);
    flags.forEach((key, value) -> merge(words, key, value));
    clues.ofPipeline().stream()
        .filter(clue -> !flags.containsKey(clue.key()))
        .forEach(clue -> add(words, clue));
    var head = words.containsKey(COMMIT) ? null : clues.ofCheckout(environment).orElse(null);
    if (head != null && head.commit() != null) {
      words.put(COMMIT, new Word(head.commit(), Place.of(head.source())));
    }
    var start = instant(words, START);
    var end = instant(words, END);
    var endPlace = words.getOrDefault(END, new Word("", FLAG)).place();
    values.order(start, end, endPlace, "window.end must be after window.start");
    return new Release(
        text(words, "product"),
        text(words, VERSION),
        text(words, COMMIT),
        text(words, "previous"),
        start,
        end,
        sources(words),
        head == null ? List.of() : head.concerns());
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
    var written = words.get(key);
    if (written == null || written.text().isEmpty() || !written.text().equals(value)) {
      words.put(key, word);
    }
    if (written != null && !written.text().isEmpty() && differ(key, written, word)) {
      problems.add(
          written.place(),
          "%s is %s here and %s in --release; say it once, or alike"
              .formatted(key, Shown.text(written.text()), Shown.text(value)));
    }
  }

  private void add(Map<String, Word> words, ReleaseClues.Clue clue) {
    var word = new Word(clue.value(), Place.of(clue.source()));
    var said = words.putIfAbsent(clue.key(), word);
    if (said != null && !said.text().isEmpty() && contradicts(clue.key(), said, word)) {
      problems.add(
          said.place(),
          "%s is %s here and %s in %s; where the pipeline is of something else than the release, --release %s=%s says so"
              .formatted(
                  clue.key(),
                  Shown.text(said.text()),
                  Shown.text(clue.value()),
                  clue.source(),
                  clue.key(),
                  Shown.line(said.text())));
    }
  }

  private boolean differ(String key, Word one, Word other) {
    return switch (key) {
      case COMMIT -> !isSameCommit(one.text(), other.text());
      case START, END -> !values.instant(one, key).equals(values.instant(other, key));
      default -> !one.text().equals(other.text());
    };
  }

  /** The tag of a version begins with v more often than not. */
  private boolean contradicts(String key, Word said, Word clue) {
    return key.equals(VERSION)
        ? !bare(said.text()).equals(bare(clue.text()))
        : differ(key, said, clue);
  }

  private static String bare(String version) {
    return V.matcher(version).replaceFirst("");
  }

  /** Two names of commits are of the same one when the shorter has 7 digits or more and begins the longer. */
  private static boolean isSameCommit(String one, String other) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    return a.equals(b)
        || (HEX.matcher(a).matches()
            && HEX.matcher(b).matches()
            && (a.startsWith(b) || b.startsWith(a)));
  }

  private static SequencedMap<String, String> sources(Map<String, Word> words) {
    SequencedMap<String, String> sources = new LinkedHashMap<>();
    for (var key : KEYS) {
      var word = words.get(key);
      if (word != null) {
        sources.put(key, word.place().toString());
      }
    }
    return Collections.unmodifiableSequencedMap(sources);
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
