package gonogo.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What was left in one place, for a search that no escaping and no line break hides anything from: as it is, and with
 * the escapes of JSON undone once and twice, each without white space.
 */
final class Left {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|(.))");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

  private static final int GRAM = 4;
  private static final int GRAM_BITS = 22;

  private final String name;
  private final Set<String> views = new LinkedHashSet<>();

  /** Hashes of all sequences of four characters, which rule most texts out at once. */
  private final BitSet grams = new BitSet(1 << GRAM_BITS);

  Left(String name, byte[] bytes) {
    this.name = name;
    String text = new String(bytes, UTF_8);
    String once = unescaped(text);
    for (String escaped : List.of(text, once, unescaped(once))) {
      String view = squeezed(escaped);
      if (views.add(view)) {
        gramsOf(view).forEach(grams::set);
      }
    }
  }

  private static IntStream gramsOf(String text) {
    return IntStream.rangeClosed(0, text.length() - GRAM)
        .map(at -> text.charAt(at)
            + 31 * (text.charAt(at + 1) + 31 * (text.charAt(at + 2) + 31 * text.charAt(at + 3))))
        .map(hash -> (hash ^ hash >>> GRAM_BITS) & (1 << GRAM_BITS) - 1);
  }

  static Left of(String name, String text) {
    return new Left(name, text.getBytes(UTF_8));
  }

  /** Every file below a folder, its name, and the members of those that are archives. */
  static List<Left> below(Path folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String name = folder.relativize(file).toString();
        files.put(name, bytes);
        files.put("the name of " + name, name.getBytes(UTF_8));
        files.putAll(members(name, bytes));
      }
    }
    return files.entrySet().stream()
        .map(file -> new Left(file.getKey(), file.getValue()))
        .toList();
  }

  private static Map<String, byte[]> members(String archive, byte[] bytes) throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        members.put(archive + "!" + entry.getName(), zip.readAllBytes());
      }
    }
    return members;
  }

  String name() {
    return name;
  }

  /** Whether a text without white space stands anywhere in it. */
  boolean holds(String text) {
    return gramsOf(text).allMatch(grams::get)
        && views.stream().anyMatch(view -> view.contains(text));
  }

  static String squeezed(String text) {
    return SPACE.matcher(text).replaceAll("");
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    var escapes = ESCAPE.matcher(text);
    int copied = 0;
    while (escapes.find()) { // no replaceAll: a character may be half of a pair
      plain.append(text, copied, escapes.start()).append(meant(escapes));
      copied = escapes.end();
    }
    return plain.append(text, copied, text.length()).toString();
  }

  private static String meant(MatchResult escape) {
    if (escape.group(1) != null) {
      return Character.toString((char) Integer.parseInt(escape.group(1), 16));
    }
    return switch (escape.group(2)) {
      case "n", "r", "t" -> " ";
      default -> escape.group(2);
    };
  }
}
