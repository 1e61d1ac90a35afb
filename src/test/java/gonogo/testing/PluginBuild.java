package gonogo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A jar of a plugin, built as its author builds it, and then spoilt as a test wants it. */
public final class PluginBuild {
  private final Map<String, byte[]> entries;
  private final Map<String, String> attributes;

  private PluginBuild(Map<String, byte[]> entries, Map<String, String> attributes) {
    this.entries = new TreeMap<>(entries);
    this.attributes = new TreeMap<>(attributes);
  }

  /** Nothing but a good manifest. */
  public static PluginBuild empty() {
    return new PluginBuild(Map.of(), Map.of("Gonogo-Api", "1"));
  }

  /**
   * The plugin of a project with the folders of Maven.
   *
   * @param change what is done to each source file first
   * @param scratch an empty folder
   */
  public static PluginBuild of(Path project, UnaryOperator<String> change, Path scratch) {
    Path sources = project.resolve("src/main/java");
    Path changed = scratch.resolve("sources");
    for (Path file : files(sources)) {
      write(changed.resolve(sources.relativize(file).toString()), change.apply(read(file)));
    }
    Path classes = scratch.resolve("classes");
    compile(files(changed), classes, "");
    return empty().with(classes).with(project.resolve("src/main/resources"));
  }

  /** Compiles, with Micronaut's processor and every warning; there must be none. */
  public static void compile(List<Path> sources, Path classes, String further) {
    String path = System.getProperty("java.class.path");
    var found = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      List<String> options = List.of(
          "-proc:full",
          "-processorpath",
          path,
          "-parameters",
          "-Xlint:all,-processing,-classfile,-path,-options",
          "-cp",
          further.isEmpty() ? path : path + java.io.File.pathSeparator + further,
          "-d",
          Files.createDirectories(classes).toString());
      boolean done = compiler
          .getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
      assertThat(found.getDiagnostics())
          .filteredOn(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
          .isEmpty();
      assertThat(done).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with another entry. */
  public PluginBuild with(String name, String content) {
    PluginBuild more = copy();
    more.entries.put(name, content.getBytes(StandardCharsets.UTF_8));
    return more;
  }

  /** The same with all files of a folder. */
  public PluginBuild with(Path folder) {
    PluginBuild more = copy();
    for (Path file : files(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      more.entries.put(name, bytes(file));
    }
    return more;
  }

  /** The same without the entries whose names end so; at least one does. */
  public PluginBuild without(String end) {
    PluginBuild less = copy();
    assertThat(less.entries.keySet().removeIf(name -> name.endsWith(end))).isTrue();
    return less;
  }

  /** The same with another attribute of the manifest; a blank one is left out. */
  public PluginBuild attribute(String name, String value) {
    PluginBuild other = copy();
    other.attributes.put(name, value);
    return other;
  }

  private PluginBuild copy() {
    return new PluginBuild(entries, attributes);
  }

  /** Writes the jar; the same plugin gives the same bytes. */
  public Path jar(Path file) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach((name, value) -> {
      if (!value.isEmpty()) {
        manifest.getMainAttributes().putValue(name, value);
      }
    });
    try {
      Files.createDirectories(file.getParent());
      try (var out = new JarOutputStream(Files.newOutputStream(file))) {
        out.setLevel(Deflater.NO_COMPRESSION); // as large as its content, whatever that says
        put(out, "META-INF/MANIFEST.MF", manifest);
        for (String name : folders()) {
          out.putNextEntry(entry(name));
        }
        for (var entry : entries.entrySet()) {
          out.putNextEntry(entry(entry.getKey()));
          out.write(entry.getValue());
          out.closeEntry();
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folders of all entries, which are entries too, as in the jars of Maven. */
  private Set<String> folders() {
    Set<String> folders = new TreeSet<>();
    for (String name : entries.keySet()) {
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        folders.add(name.substring(0, slash + 1));
      }
    }
    return folders;
  }

  private static void put(JarOutputStream out, String name, Manifest manifest) throws IOException {
    out.putNextEntry(entry(name));
    manifest.write(out);
    out.closeEntry();
  }

  private static JarEntry entry(String name) {
    var entry = new JarEntry(name);
    entry.setTime(1_000_000_000_000L);
    return entry;
  }

  /** All files below a folder, sorted; none when it is not there. */
  public static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
