package gonogo.process;

import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * A secret of which nothing may leave.
 *
 * @param reference how the environment names it: a variable of the same name, or a file
 * @param identity the identity that shows it, in YAML, with {@code %s} for the reference
 */
record Planted(String name, String value, Kept kept, String identity) {
  private static final String BEARER = "{bearer: \"%s\"}";
  private static final String BASIC = "{basic: {user: ann, password: \"%s\"}}";
  private static final String HEADER = "{headers: {X-Key: \"%s\"}}";

  /** Where it is looked up. */
  enum Kept {
    VARIABLE,
    FILE
  }

  /** How an environment file writes it. */
  String reference() {
    return switch (kept) {
      case VARIABLE -> "${env:" + name + "}";
      case FILE -> "${file:" + fileName() + "}";
    };
  }

  String fileName() {
    return name + ".secret";
  }

  String yaml() {
    return "%s: %s".formatted(name, identity.formatted(reference()));
  }

  static List<Planted> twenty() {
    return List.of(
        variable("BEARER", "vLq-81-Mkw.0Zt_e~HxC", BEARER),
        file("BEARER_FILE", "b3:Gd/9pQ+fW==x7Kc2", BEARER),
        variable("PASSWORD", "pa/ss+word of reader?0815", BASIC),
        file("PASSWORD_FOREIGN", "grün€😀-Tür%4711-läuft", BASIC),
        variable("API_KEY", "k7Yw-2Fh0-Qz5N-83bD", HEADER),
        variable("IN_TEXT", "Tn5vR8mW2xJ6cB1q", "{headers: {X-Key: \"Token %s\"}}"),
        variable("IN_LONGER_TEXT", "yU4sG7dK9oP3iE6a", "{headers: {X-Key: \"key=%s; v=1\"}}"),
        file("ESCAPED", "q\"u\\o/t+e=s&l<t>'!`;%", HEADER),
        file("LATIN", "Schlüssel-für-die-Tür-naïve", HEADER),
        file("FOREIGN", "пароль-от-двери-日本-7719", BASIC),
        variable("LONG", noise(4096), BEARER),
        variable("SHORT", "wZ7q", HEADER),
        variable("PART", "harbour-lantern-q", HEADER),
        variable("WHOLE", "harbour-lantern-q-seven-bridges", HEADER),
        variable("EQUAL", "twice-the-same-55120", HEADER),
        file("EQUAL_FILE", "twice-the-same-55120", BEARER),
        file("PEM", pem(), BASIC),
        file("JSON_FILE", "{\n  \"id\": \"svc-93817-gate\",\n  \"key\": \"Zq8/Lm+4nB\"\n}", BASIC),
        variable("SPACES", "seven quiet otters cross", HEADER),
        variable("LOOKS_ESCAPED", "a%20b&amp;c\\u0041\\\\d\"e&#39;f", HEADER));
  }

  private static Planted variable(String name, String value, String identity) {
    return new Planted(name, value, Kept.VARIABLE, identity);
  }

  private static Planted file(String name, String value, String identity) {
    return new Planted(name, value, Kept.FILE, identity);
  }

  private static String noise(int length) {
    byte[] bytes = new byte[length];
    new Random(4711).nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes).substring(0, length);
  }

  private static String pem() {
    String body = noise(500).replaceAll("(.{64})", "$1\n");
    return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----";
  }
}
