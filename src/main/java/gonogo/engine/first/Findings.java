package gonogo.engine.first;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a working directory says of the product that lies in it. Nothing is run and nothing is asked; links are followed as
 * a reader would.
 *
 * @param product its name
 * @param version of what lies there, which need not be the one that is deployed
 * @param pages addresses that may be those of the site: guesses, for a person to judge
 * @param documents a folder of documents
 * @param reports a folder into which a build puts its reports; the value is the folder for the environment
 * @param files files that an environment may name, by what they are called: {@code adoption}, {@code people} ...
 * @param notes files that could not be read, and why
 */
public record Findings(
    @Nullable Found product,
    @Nullable Found version,
    List<Found> pages,
    @Nullable Found documents,
    @Nullable Found reports,
    List<Named> files,
    List<String> notes) {
  private static final int MOST_BYTES = 1 << 20;

  /** A key of an environment, and the file or folder that it may name. */
  public record Named(String key, Path path) {}

  public Findings {
    pages = List.copyOf(pages);
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /**
   * Looks.
   *
   * @param directory the working directory
   * @param folder where the environment file will lie
   */
  public static Findings in(Path directory, Path folder) {
    List<String> notes = new ArrayList<>();
    Optional<Project> maven = read(directory, "pom.xml", PomXml::read, notes);
    Optional<Project> node = read(directory, "package.json", PackageJson::read, notes);
    List<Project> projects = Stream.concat(maven.stream(), node.stream()).toList();
    List<Found> pages = new ArrayList<>();
    Stream.of("CNAME", "docs/CNAME")
        .forEach(name -> read(directory, name, Findings::domain, notes)
            .ifPresent(domain -> pages.add(new Found("https://" + domain, name))));
    projects.stream().map(Project::page).filter(Objects::nonNull).forEach(pages::add);
    return new Findings(
        first(projects, Project::name),
        first(projects, Project::version),
        pages,
        Files.isDirectory(directory.resolve("docs")) ? new Found(".", "docs/") : null,
        reports(directory),
        files(directory, folder),
        notes);
  }

  private static @Nullable Found first(
      List<Project> projects, Function<Project, @Nullable Found> what) {
    return projects.stream().map(what).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** Of GitHub Pages: the first line is a host. */
  private static String domain(byte[] file) throws IOException {
    String line = new String(file, StandardCharsets.UTF_8).strip();
    if (!line.matches("[A-Za-z0-9.-]{1,253}")) {
      throw new IOException("not the name of a host");
    }
    return line;
  }

  private static @Nullable Found reports(Path directory) {
    if (Files.isDirectory(directory.resolve("target/surefire-reports"))) {
      return new Found("target", "target/surefire-reports/");
    }
    if (Files.isDirectory(directory.resolve("build/test-results"))) {
      return new Found("build", "build/test-results/");
    }
    return Files.isRegularFile(directory.resolve("junit.xml")) ? new Found(".", "junit.xml") : null;
  }

  /** In {@code ops} before those beside the environment. */
  private static List<Named> files(Path directory, Path folder) {
    List<Named> files = new ArrayList<>();
    for (String key : List.of("people", "adoption", "waivers", "attestations")) {
      boolean isFolder = key.equals("attestations");
      String name = isFolder ? key : key + ".yaml";
      Stream.of(directory.resolve("ops"), folder)
          .map(place -> place.resolve(name))
          .filter(path -> isFolder ? Files.isDirectory(path) : Files.isRegularFile(path))
          .findFirst()
          .ifPresent(path -> files.add(new Named(key, path)));
    }
    return files;
  }

  /** Reads bytes. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(byte[] file) throws IOException;
  }

  private static <T> Optional<T> read(
      Path directory, String name, Reader<T> reader, List<String> notes) {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("longer than 1 MiB");
      }
      return Optional.of(reader.read(bytes));
    } catch (IOException e) {
      notes.add("%s says nothing: %s".formatted(name, e.getMessage()));
      return Optional.empty();
    }
  }
}
