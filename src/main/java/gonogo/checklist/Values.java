package gonogo.checklist;

import gonogo.model.Names;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of nodes.
 *
 * <p>What does not fit goes to the problems, and a stand-in comes back (an empty text, the epoch, no words), so that
 * reading goes on and finds the other mistakes too. Nobody sees a stand-in: with a problem nothing is loaded.
 */
final class Values {
  /** The stand-in for a time that could not be read. */
  static final Instant NO_TIME = Instant.EPOCH;

  /** The stand-in for a day that could not be read. */
  static final LocalDate NO_DATE = LocalDate.EPOCH;

  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_NAME = 100;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;

  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  /** The text of a scalar; {@code name} is what messages call it. */
  String text(Node node, String name) {
    return switch (node) {
      case Node.Scalar scalar
      when isNothing(scalar) || scalar.text().isBlank() ->
        refuse(node.place(), "%s is empty".formatted(name), "");
      case Node.Scalar scalar -> scalar.text();
      case Node.Mapping mapping
      when isPlaceholder(mapping) ->
        refuse(node.place(), "%s must be text: put the {...} in quotes".formatted(name), "");
      case Node.Mapping _, Node.Sequence _ ->
        refuse(node.place(), "%s must be text, but is %s".formatted(name, Shown.kind(node)), "");
    };
  }

  Word word(Node node, String name) {
    return new Word(text(node, name), node.place());
  }

  /** A text made of lower-case letters, digits and single hyphens, as ids, facts and roles are. */
  String name(Node node, String name) {
    return name(word(node, name), name).text();
  }

  /** The same for a word that was read already; it comes back as it is. */
  Word name(Word word, String name) {
    if (word.text().length() > LONGEST_NAME) {
      problems.add(word.place(), "%s is longer than %d letters".formatted(name, LONGEST_NAME));
    } else if (!word.text().isEmpty() && !NAME.matcher(word.text()).matches()) {
      problems.add(
          word.place(),
          "%s is %s, but may have only lower-case letters, digits and single hyphens between them"
              .formatted(name, Shown.text(word.text())));
    }
    return word;
  }

  int integer(Node node, String name) {
    var text = text(node, name);
    if (text.isEmpty()) {
      return 0;
    }
    return isPlain(node) && INTEGER.matcher(text).matches()
        ? Integer.parseInt(text)
        : refuse(
            node.place(),
            "%s must be a whole number, but is %s".formatted(name, Shown.text(text)),
            0);
  }

  boolean bool(Node node, String name) {
    var text = text(node, name);
    if (text.isEmpty()) {
      return false;
    }
    boolean fits = isPlain(node) && (text.equals("true") || text.equals("false"));
    return fits
        ? text.equals("true")
        : refuse(
            node.place(),
            "%s must be true or false, without quotes, but is %s".formatted(name, Shown.text(text)),
            false);
  }

  /** An instant in ISO 8601, with its offset from UTC. */
  Instant instant(Word word, String name) {
    if (word.text().isEmpty()) {
      return NO_TIME;
    }
    var time = parse(word.text(), OffsetDateTime::parse, OffsetDateTime::getYear);
    return time != null
        ? time.toInstant()
        : refuse(
            word.place(),
            "%s must be a time with zone like 2026-12-01T22:00:00Z, but is %s"
                .formatted(name, Shown.text(word.text())),
            NO_TIME);
  }

  /** Adds a problem when both times are known and in the wrong order. */
  void order(@Nullable Instant from, @Nullable Instant until, Place place, String message) {
    if (from == null || until == null || from.equals(NO_TIME) || until.equals(NO_TIME)) {
      return;
    }
    if (!until.isAfter(from)) {
      problems.add(place, message);
    }
  }

  /** The same for days. */
  void order(@Nullable LocalDate from, @Nullable LocalDate until, Place place, String message) {
    if (from != null && until != null) {
      order(start(from), start(until), place, message);
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  LocalDate date(Node node, String name) {
    var text = text(node, name);
    if (text.isEmpty()) {
      return NO_DATE;
    }
    var date = parse(text, LocalDate::parse, LocalDate::getYear);
    return date != null
        ? date
        : refuse(
            node.place(),
            "%s must be a date like 2026-12-01, but is %s".formatted(name, Shown.text(text)),
            NO_DATE);
  }

  /** Null for what cannot be parsed, and for a year that nobody means. */
  private static <T> @Nullable T parse(
      String text, Function<String, T> parser, ToIntFunction<T> yearOf) {
    try {
      var parsed = parser.apply(text);
      int year = yearOf.applyAsInt(parsed);
      return year >= FIRST_YEAR && year <= LAST_YEAR ? parsed : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** The distinct texts of a list. */
  List<Word> words(Node node, String name) {
    List<Word> words = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (var value : list(node, name)) {
      var word = word(value, "an entry of " + name);
      if (word.text().isEmpty()) {
        continue;
      }
      if (seen.add(word.text())) {
        words.add(word);
      } else {
        problems.add(word.place(), "%s is twice in %s".formatted(Shown.text(word.text()), name));
      }
    }
    return words;
  }

  List<Node> list(Node node, String name) {
    return switch (node) {
      case Node.Sequence sequence -> sequence.values();
      case Node.Scalar scalar
      when isNothing(scalar) -> refuse(node.place(), "%s is empty".formatted(name), List.of());
      case Node.Scalar scalar ->
        refuse(
            node.place(),
            "%s must be a list, but is text; write [%s]".formatted(name, Shown.line(scalar.text())),
            List.of());
      case Node.Mapping _ ->
        refuse(node.place(), "%s must be a list, but is a mapping".formatted(name), List.of());
    };
  }

  /** Null, after a problem, when it is no mapping. */
  Node.@Nullable Mapping mapping(Node node, String name) {
    return switch (node) {
      case Node.Mapping mapping -> mapping;
      case Node.Scalar scalar
      when isNothing(scalar) -> refuse(node.place(), "%s is empty".formatted(name), null);
      case Node.Scalar _, Node.Sequence _ ->
        refuse(
            node.place(),
            "%s must be a mapping of keys, but is %s".formatted(name, Shown.kind(node)),
            null);
    };
  }

  /** One of a few known words; the stand-in when it is none. */
  <E> E choice(Word word, String name, Map<String, E> known, E standIn) {
    if (word.text().isEmpty()) {
      return standIn;
    }
    var found = known.get(word.text());
    return found != null
        ? found
        : refuse(
            word.place(),
            "%s is %s, which is not known%s"
                .formatted(name, Shown.text(word.text()), Names.hint(word.text(), known.keySet())),
            standIn);
  }

  private <T extends @Nullable Object> T refuse(Place place, String message, T standIn) {
    problems.add(place, message);
    return standIn;
  }

  private static boolean isPlain(Node node) {
    return node instanceof Node.Scalar scalar && !scalar.quoted();
  }

  private static boolean isNothing(Node.Scalar scalar) {
    return !scalar.quoted() && NOTHING.contains(scalar.text());
  }

  /** {@code {release.version}} without quotes is, to YAML, a mapping with one key and nothing behind it. */
  private static boolean isPlaceholder(Node.Mapping mapping) {
    return mapping.entries().size() == 1
        && mapping.entries().values().iterator().next().value() instanceof Node.Scalar scalar
        && !scalar.quoted()
        && scalar.text().isEmpty();
  }
}
