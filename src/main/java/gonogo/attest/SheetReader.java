package gonogo.attest;

import gonogo.attest.Sheet.Decision;
import gonogo.attest.Sheet.Statement;
import gonogo.json.Codec;
import gonogo.model.Shown;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads sheets: every key there and known, every value of its form. */
final class SheetReader {
  private static final Codec CODEC = new Codec();
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NONCE = Pattern.compile("[0-9A-Za-z_-]{16,64}");
  private static final int LONGEST_TEXT = 1000;

  private static final Set<String> KEYS = Set.of(
      "schema",
      "person",
      "duty",
      "product",
      "version",
      "commit",
      "environment",
      "checklist",
      "statements",
      "issuedAt",
      "expiresAt",
      "nonce");
  private static final Set<String> KEYS_OF_STATEMENT =
      Set.of("item", "textSha256", "statement", "decision", "documents");
  private static final String COMMENT = "comment";
  private static final String GROUND = "ground";
  private static final Set<String> KEYS_OF_GROUND = Set.of("gate", "vantage", "facts", "items");
  private static final int LONGEST_STAND = 50_000;

  private SheetReader() {}

  static Sheet read(String json) throws RefusedException {
    Map<?, ?> tree = mapping("the sheet", parse(json));
    if (tree.containsKey("schema")) {
      schema(text(tree, "schema"));
    }
    keys("the sheet", tree, KEYS, Set.of());
    return new Sheet(
        text(tree, "person"),
        text(tree, "duty"),
        text(tree, "product"),
        text(tree, "version"),
        text(tree, "commit"),
        text(tree, "environment"),
        text(tree, "checklist"),
        statements(tree.get("statements")),
        instant(tree, "issuedAt"),
        instant(tree, "expiresAt"),
        formed(tree, "nonce", NONCE, "16 to 64 letters, digits, - or _"));
  }

  /** Found out first: the other keys are those of another format. */
  private static void schema(String said) throws RefusedException {
    if (!said.equals(Sheet.SCHEMA)) {
      throw new RefusedException(
          Reason.OTHER_SCHEMA,
          "its schema is %s; wanted %s".formatted(Shown.text(said), Sheet.SCHEMA));
    }
  }

  private static @Nullable Object parse(String json) throws RefusedException {
    try {
      return CODEC.parse(json);
    } catch (JacksonException e) {
      throw new RefusedException(
          Reason.NOT_A_SHEET,
          "it is not JSON with every key once and nothing behind it: "
              + Shown.text(e.getOriginalMessage()),
          e);
    }
  }

  private static List<Statement> statements(@Nullable Object value) throws RefusedException {
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      throw refused("statements is not a list of one or more");
    }
    List<Statement> statements = new ArrayList<>();
    Set<String> items = new HashSet<>();
    for (Object each : list) {
      Statement statement = statement(mapping("a statement", each));
      if (!items.add(statement.item())) {
        throw refused("it has two statements for " + Shown.text(statement.item()));
      }
      statements.add(statement);
    }
    return statements;
  }

  private static Statement statement(Map<?, ?> tree) throws RefusedException {
    keys("a statement", tree, KEYS_OF_STATEMENT, Set.of(COMMENT, GROUND));
    return new Statement(
        text(tree, "item"),
        formed(tree, "textSha256", HASH, "64 lower-case hex digits"),
        text(tree, "statement"),
        decision(text(tree, "decision")),
        documents(mapping("documents", tree.get("documents"))),
        tree.containsKey(COMMENT) ? text(tree, COMMENT) : null,
        tree.containsKey(GROUND) ? ground(mapping(GROUND, tree.get(GROUND))) : null);
  }

  private static Ground ground(Map<?, ?> tree) throws RefusedException {
    keys("a ground", tree, KEYS_OF_GROUND, Set.of());
    SortedMap<String, Boolean> facts = new TreeMap<>();
    for (Map.Entry<?, ?> fact : mapping("facts", tree.get("facts")).entrySet()) {
      if (!(fact.getValue() instanceof Boolean value)) {
        throw refused("a fact of a ground is neither true nor false");
      }
      facts.put(plain("the name of a fact", fact.getKey()), value);
    }
    SortedMap<String, Ground.Stand> items = new TreeMap<>();
    for (Map.Entry<?, ?> item : mapping("items", tree.get("items")).entrySet()) {
      String id = plain("the id of an item", item.getKey());
      items.put(id, stand(id, plain("how an item stood", item.getValue(), LONGEST_STAND)));
    }
    return new Ground(text(tree, "gate"), text(tree, "vantage"), facts, items);
  }

  /** In the one way of writing it, so that equal grounds have equal texts. */
  private static Ground.Stand stand(String id, String text) throws RefusedException {
    return Ground.Stand.of(text)
        .filter(stand -> stand.text().equals(text))
        .orElseThrow(() -> refused("how %s stood is %s, which is no status with its digits"
            .formatted(Shown.text(id), Shown.text(text))));
  }

  private static Decision decision(String text) throws RefusedException {
    for (Decision decision : Decision.values()) {
      if (decision.text().equals(text)) {
        return decision;
      }
    }
    throw refused("decision is %s; wanted yes or no".formatted(Shown.text(text)));
  }

  private static SortedMap<String, String> documents(Map<?, ?> tree) throws RefusedException {
    SortedMap<String, String> documents = new TreeMap<>();
    for (Object key : tree.keySet()) {
      String path = plain("the path of a document", key);
      documents.put(path, formed(tree, path, HASH, "64 lower-case hex digits"));
    }
    return documents;
  }

  private static void keys(String what, Map<?, ?> tree, Set<String> required, Set<String> optional)
      throws RefusedException {
    for (Object key : tree.keySet()) {
      String name = String.valueOf(key);
      if (!required.contains(name) && !optional.contains(name)) {
        throw refused("%s has the unknown key %s".formatted(what, Shown.text(name)));
      }
    }
    for (String name : required.stream().sorted().toList()) {
      if (!tree.containsKey(name)) {
        throw refused("%s lacks the key %s".formatted(what, name));
      }
    }
  }

  private static Map<?, ?> mapping(String what, @Nullable Object value) throws RefusedException {
    if (value instanceof Map<?, ?> mapping) {
      return mapping;
    }
    throw refused(what + " is not an object");
  }

  /** A time in UTC, in the one way of writing it. */
  private static Instant instant(Map<?, ?> tree, String key) throws RefusedException {
    String text = text(tree, key);
    String wanted = "%s is %s; wanted a time such as 2026-12-01T22:00:00Z";
    try {
      Instant instant = Instant.parse(text);
      if (instant.toString().equals(text)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw new RefusedException(Reason.NOT_A_SHEET, wanted.formatted(key, Shown.text(text)), e);
    }
    throw refused(wanted.formatted(key, Shown.text(text)));
  }

  private static String formed(Map<?, ?> tree, String key, Pattern form, String wanted)
      throws RefusedException {
    String text = text(tree, key);
    if (!form.matcher(text).matches()) {
      throw refused("%s is not %s".formatted(Shown.text(key), wanted));
    }
    return text;
  }

  private static String text(Map<?, ?> tree, String key) throws RefusedException {
    return plain(key, tree.get(key));
  }

  /** A text in one line, that is the same after it was written in UTF-8. */
  private static String plain(String what, @Nullable Object value) throws RefusedException {
    return plain(what, value, LONGEST_TEXT);
  }

  private static String plain(String what, @Nullable Object value, int longest)
      throws RefusedException {
    if (!(value instanceof String text) || text.isBlank()) {
      throw refused("%s is not a text".formatted(Shown.text(what)));
    }
    if (text.length() > longest) {
      throw refused("%s is longer than %d characters".formatted(Shown.text(what), longest));
    }
    if (text.codePoints().anyMatch(SheetReader::isOdd)) {
      throw refused("%s has a control character or half of one".formatted(Shown.text(what)));
    }
    return text;
  }

  private static boolean isOdd(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  private static RefusedException refused(String detail) {
    return new RefusedException(Reason.NOT_A_SHEET, detail);
  }
}
