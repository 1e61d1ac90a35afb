package gonogo.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ways in which a server can send a secret back, and what of each must not be found anywhere. Written without a look
 * at how the redactor does it.
 */
final class Disguises {
  private static final JsonMapper JSON = new JsonMapper();

  /** Texts of at least this length are looked for in parts, because a part of a secret is a secret too. */
  private static final int IN_PARTS = 16;

  /** What is shorter is not known by its letters in another case. */
  private static final int LONGEST_LOOSE = 7;

  private static final int LONGEST_PART = 32;

  private final String secret;
  private final Map<String, String> sent = new LinkedHashMap<>();
  private final Map<String, Set<String>> traces = new LinkedHashMap<>();

  Disguises(String secret) {
    this.secret = secret;
    add("raw", secret);
    if (secret.contains("\n")) {
      add("with other line ends", secret.replace("\n", "\r\n"));
      add("in one line", secret.replace("\n", " "));
      add("joined", secret.replace("\n", ""));
    }
    if (secret.length() > LONGEST_LOOSE) {
      add("upper case", secret.toUpperCase(Locale.ROOT));
      add("lower case", secret.toLowerCase(Locale.ROOT));
    }
    if (!isAscii()) {
      add("UTF-8 read as Latin-1", new String(secret.getBytes(UTF_8), ISO_8859_1));
      add("UTF-8 read as ASCII", new String(secret.getBytes(UTF_8), US_ASCII));
      add("with question marks", new String(secret.getBytes(US_ASCII), US_ASCII));
    }
    url();
    json();
    html();
    hex();
    base64();
  }

  private void url() {
    String form = URLEncoder.encode(secret, UTF_8);
    add("form", form);
    add("form, lower case", lowerEscapes(form));
    add("url", form.replace("+", "%20"));
    add("url, lower case", lowerEscapes(form.replace("+", "%20")));
    String all = "%" + HexFormat.ofDelimiter("%").withUpperCase().formatHex(secret.getBytes(UTF_8));
    add("url, every byte", all);
    add("url, every byte, lower case", all.toLowerCase(Locale.ROOT));
    add("url of a url", form.replace("+", "%20").replace("%", "%25"));
    if (ISO_8859_1.newEncoder().canEncode(secret)) {
      add("url, Latin-1", URLEncoder.encode(secret, ISO_8859_1));
    }
  }

  private static String lowerEscapes(String encoded) {
    return java.util.regex.Pattern.compile("%..")
        .matcher(encoded)
        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
  }

  private void json() {
    String quoted = JSON.writeValueAsString(secret);
    String inner = quoted.substring(1, quoted.length() - 1);
    add("json", inner);
    add("json, slashes too", inner.replace("/", "\\/"));
    add("json, every character", each("\\u%04x"));
    add("json, every character, upper case", each("\\u%04X"));
  }

  /** Every UTF-16 unit in a format. */
  private String each(String format) {
    return secret.chars().mapToObj(format::formatted).collect(Collectors.joining());
  }

  private void html() {
    String text = secret
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
    add("html", text.replace("'", "&#39;"));
    add("html, as PHP writes it", text.replace("'", "&#039;"));
    add("html, as Go writes it", text.replace("&quot;", "&#34;").replace("+", "&#43;"));
    add(
        "html, named letters",
        text.replace("ü", "&uuml;").replace("ä", "&auml;").replace("€", "&euro;"));
    add("html, every character", points("&#%d;"));
    add("html, every character in hex", points("&#x%X;"));
  }

  /** Every code point in a format. */
  private String points(String format) {
    return secret.codePoints().mapToObj(format::formatted).collect(Collectors.joining());
  }

  private void hex() {
    hex("", secret.getBytes(UTF_8));
    if (!isAscii() && ISO_8859_1.newEncoder().canEncode(secret)) {
      hex(" of Latin-1", secret.getBytes(ISO_8859_1));
    }
  }

  private void hex(String of, byte[] bytes) {
    String lower = HexFormat.of().formatHex(bytes);
    String upper = lower.toUpperCase(Locale.ROOT);
    StringBuilder mixed = new StringBuilder(lower);
    for (int at = 0; at < mixed.length(); at += 3) {
      mixed.setCharAt(at, upper.charAt(at));
    }
    add("hex" + of, lower);
    add("hex, upper case" + of, upper);
    add("hex, mixed case" + of, mixed.toString());
  }

  private boolean isAscii() {
    return secret.chars().allMatch(unit -> unit < 128);
  }

  private void base64() {
    base64("", secret.getBytes(UTF_8));
    if (!isAscii() && ISO_8859_1.newEncoder().canEncode(secret)) {
      base64(" of Latin-1", secret.getBytes(ISO_8859_1));
    }
  }

  private void base64(String of, byte[] bytes) {
    Map<String, Base64.Encoder> encoders = Map.of(
        "base64",
        Base64.getEncoder(),
        "base64, no padding",
        Base64.getEncoder().withoutPadding(),
        "base64url",
        Base64.getUrlEncoder(),
        "base64url, no padding",
        Base64.getUrlEncoder().withoutPadding(),
        "base64 in lines",
        Base64.getMimeEncoder());
    encoders.forEach((name, encoder) -> {
      for (String before : List.of("", "x", "xy")) {
        for (String after : List.of("", "z")) {
          String where = "%s after %d and before %d".formatted(of, before.length(), after.length());
          String text = encoder.encodeToString(joined(before, bytes, after));
          sent.put(name + where, text);
          traces.put(name + where, parts(inside(text, before.length(), bytes.length)));
        }
      }
    });
  }

  private static byte[] joined(String before, byte[] bytes, String after) {
    byte[] whole = new byte[before.length() + bytes.length + after.length()];
    System.arraycopy(before.getBytes(ISO_8859_1), 0, whole, 0, before.length());
    System.arraycopy(bytes, 0, whole, before.length(), bytes.length);
    System.arraycopy(
        after.getBytes(ISO_8859_1), 0, whole, before.length() + bytes.length, after.length());
    return whole;
  }

  /** The characters all of whose six bits are of the secret: what shares one with other bytes is no trace of it alone. */
  private static String inside(String base64, int before, int length) {
    String characters = Left.squeezed(base64);
    int first = (8 * before + 5) / 6;
    int end = 8 * (before + length) / 6;
    return characters.substring(first, end);
  }

  private void add(String name, String text) {
    sent.put(name, text);
    traces.put(name, parts(Left.squeezed(text)));
  }

  /** A short text whole; of a longer one its start, middle and end. */
  private static Set<String> parts(String text) {
    if (text.length() < IN_PARTS) {
      return Set.of(text);
    }
    int size = Math.min(LONGEST_PART, text.length() / 2);
    int middle = (text.length() - size) / 2;
    return new TreeSet<>(List.of(
        text.substring(0, size),
        text.substring(middle, middle + size),
        text.substring(text.length() - size)));
  }

  /** All of them, one in each line. */
  String sent() {
    return String.join("\n", sent.values());
  }

  /** All of them by name. */
  Map<String, String> byName() {
    return sent;
  }

  int forms() {
    return sent.size();
  }

  /** The names of the forms of which a trace is found. */
  List<String> foundIn(Left left) {
    List<String> found = new ArrayList<>();
    traces.forEach((name, parts) -> {
      if (parts.stream().anyMatch(left::holds)) {
        found.add(name);
      }
    });
    return found;
  }
}
