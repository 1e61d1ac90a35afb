package gonogo.catalog;

import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that a new probe starts as: class, sidecar and test, which compile and pass. They judge something simple and
 * real, so that what is changed afterwards works from the first minute.
 */
public final class Scaffold {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*/[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Path PROBES_OF_CLONE = Path.of("probes/main/java/gonogo/probes");

  /** JLS 3.9: those that a family could be called. */
  private static final Set<String> KEYWORDS = Set.of(
      "abstract",
      "assert",
      "boolean",
      "break",
      "byte",
      "case",
      "catch",
      "char",
      "class",
      "const",
      "continue",
      "default",
      "do",
      "double",
      "else",
      "enum",
      "extends",
      "false",
      "final",
      "finally",
      "float",
      "for",
      "goto",
      "if",
      "implements",
      "import",
      "instanceof",
      "int",
      "interface",
      "long",
      "native",
      "new",
      "null",
      "package",
      "private",
      "protected",
      "public",
      "return",
      "short",
      "static",
      "strictfp",
      "super",
      "switch",
      "synchronized",
      "this",
      "throw",
      "throws",
      "transient",
      "true",
      "try",
      "void",
      "volatile",
      "while");

  private final String id;

  private Scaffold(String id) {
    this.id = id;
  }

  /**
   * A new probe.
   *
   * @param id as {@code family/name}
   * @throws InvalidInputException when no probe can be called so, with the name that was probably meant
   */
  public static Scaffold of(String id) {
    Place place = Place.of("probes new");
    if (!ID.matcher(id).matches()) {
      throw new InvalidInputException(
          place,
          "no probe is called \"%s\"; wanted FAMILY/NAME in lower case, such as http/rate-limit%s"
              .formatted(id, meant(id).map("; did you mean %s?"::formatted).orElse("")));
    }
    Scaffold scaffold = new Scaffold(id);
    if (KEYWORDS.contains(scaffold.family())) {
      throw new InvalidInputException(
          place,
          "no family is called \"%s\": Java keeps the word for itself"
              .formatted(scaffold.family()));
    }
    return scaffold;
  }

  /** {@code HTTP/RateLimitProbe} means {@code http/rate-limit}. */
  private static Optional<String> meant(String id) {
    int slash = id.indexOf('/');
    String family = id.substring(0, Math.max(0, slash)).replaceAll("[^A-Za-z0-9]", "");
    String name = id.substring(slash + 1)
        .replaceAll("Probe$", "")
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .replaceAll("[^A-Za-z0-9]+", "-")
        .replaceAll("^-|-$", "");
    return Optional.of((family + "/" + name).toLowerCase(Locale.ROOT))
        .filter(text -> ID.matcher(text).matches());
  }

  /** The word before the slash. */
  public String family() {
    return id.substring(0, id.indexOf('/'));
  }

  /** The name of the class without the {@code Probe} behind it. */
  private String type() {
    return Stream.of(id.substring(id.indexOf('/') + 1).split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** The name of the test. */
  public String test() {
    return type() + "ProbeTest";
  }

  /** Whether a folder is a clone of gonogo, where probes have folders of their own. */
  public static boolean isClone(Path folder) {
    return Files.isDirectory(folder.resolve(PROBES_OF_CLONE));
  }

  /**
   * The files by their place. The package has a file of its own, which is among them when it is not there yet.
   *
   * @param folder a clone of gonogo, or the project of a plugin with the folders of Maven
   */
  public SequencedMap<Path, String> files(Path folder) {
    boolean clone = isClone(folder);
    String java = (clone ? "gonogo/probes/" : "probes/") + family();
    String from = clone ? "probes/" : "src/";
    Path main = folder.resolve(from + "main/java").resolve(java);
    Path page = folder.resolve(from + "main/resources").resolve(java);
    Path test = folder.resolve(from + "test/java").resolve(java);
    SequencedMap<Path, String> files = new LinkedHashMap<>();
    files.put(main.resolve(type() + "Probe.java"), text("Probe.java", java));
    files.put(page.resolve(type() + "Probe.md"), text("Probe.md", java));
    files.put(
        test.resolve(test() + ".java"), text(clone ? "CloneTest.java" : "PluginTest.java", java));
    Path info = main.resolve("package-info.java");
    if (!Files.exists(info)) {
      files.put(info, text("package-info.java", java));
    }
    return files;
  }

  private String text(String template, String folder) {
    String name = "scaffold/" + template + ".txt";
    try (InputStream in = Scaffold.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the installation lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@package@", folder.replace('/', '.'))
          .replace("@class@", type())
          .replace("@family@", family())
          .replace("@id@", id);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
