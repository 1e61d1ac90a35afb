package gonogo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.testing.PluginBuild;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins in an installation of the real program, started by its launcher. */
@Tag("proof")
class InstalledPluginsTest {
  private static final FileTime ONE_TIME = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir
  private static Path installation;

  private static Path home;

  @TempDir
  private Path folder;

  private Path jar;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void install() throws IOException {
    home = Files.createDirectories(installation.resolve("gonogo-1.0"));
    Path launcher = Files.writeString(
        home.resolve("gonogo"), Files.readString(Path.of("src/main/dist/gonogo")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(Path.of("src/main/dist/java.options"), home.resolve("java.options"));
    Path lib = Files.createDirectory(home.resolve("lib"));
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(part).toAbsolutePath();
      if (Files.exists(path.resolve("gonogo/cli/Main.class"))) {
        PluginBuild.empty().with(path).jar(lib.resolve("gonogo-1.0.jar"));
      } else if (part.endsWith(".jar")) {
        Files.copy(path, lib.resolve(path.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @BeforeEach
  void setUp() {
    jar = home.resolve("plugins/greeting-1.0.jar");
    environment.put("GONOGO_JAVA_HOME", System.getProperty("java.home"));
    environment.put("XDG_CACHE_HOME", folder.resolve("caches").toString());
    environment.put("GONOGO_AOT", "off");
  }

  private record Ended(int status, String out, String err) {}

  private Ended gonogo(String... arguments) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    List<String> command = Stream.concat(
            Stream.of(home.resolve("gonogo").toString()), Stream.of(arguments))
        .toList();
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> !List.of("PATH", "HOME").contains(name));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Writes the jar of a plugin that claims this; always of the same time, and the same size for claims of one length. */
  private void plugin(Path file, String claim) throws IOException {
    build(source -> source.replace("Every server behind the name greets", claim))
        .jar(file);
    Files.setLastModifiedTime(file, ONE_TIME);
  }

  private PluginBuild build(UnaryOperator<String> change) throws IOException {
    return PluginBuild.of(
        Path.of("docs/plugin-example"), change, Files.createTempDirectory(folder, "build"));
  }

  @Test
  void noStartUpCacheHoldsThem() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    environment.put("GONOGO_JAVA_OPTS", "-Xlog:class+load:file=" + loaded);
    environment.put("GONOGO_AOT", "now");
    plugin(jar, "One");
    assertThat(gonogo("probes").out()).as("there when the cache is made").contains("  One as it");

    environment.put("GONOGO_AOT", "");
    long size = Files.size(jar);
    plugin(jar, "Two");
    assertThat(Files.size(jar)).isEqualTo(size);
    assertThat(gonogo("probes").out()).as("replaced").contains("  Two as it");
    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains("gonogo.cli.Main source: shared objects file"))
        .anyMatch(line -> line.contains("com.example.gonogo.GreetingProbe source: file:"))
        .noneMatch(line -> line.contains("com.example") && line.contains("shared objects file"));

    Files.delete(jar);
    Ended removed = gonogo("probes", "example/greeting");
    assertThat(removed.status()).isEqualTo(2);
    assertThat(removed.err()).contains("unknown probe \"example/greeting\"");

    Path elsewhere = folder.resolve("elsewhere");
    plugin(elsewhere.resolve("other.jar"), "New");
    environment.put("GONOGO_PLUGINS", elsewhere.toString());
    assertThat(gonogo("probes").out())
        .as("added, in another folder")
        .containsPattern(" New as it .*\\[other\\.jar]");
    assertThat(Files.readString(loaded)).contains("gonogo.cli.Main source: shared objects file");
  }

  /** Exit status 0 of the process is not a GO, and standard output is data. */
  @Test
  void whatTheyDoToTheProcessOpensNoGate() throws Exception {
    build(source -> constructing(source, "System.out.println(\"garbage\");")).jar(jar);
    Ended garbage = gonogo("probes");
    assertThat(garbage.status()).isZero();
    assertThat(garbage.out()).contains("example/greeting").doesNotContain("garbage");
    assertThat(garbage.err()).isEqualTo("garbage\n");

    build(source -> constructing(source, "System.exit(0);")).jar(jar);
    Ended exit = gonogo("probes");
    assertThat(exit.status()).isEqualTo(4);
    assertThat(exit.err()).contains("ended with 0 and gave no result");

    Files.writeString(jar, "no jar");
    assertThat(gonogo("probes").status()).isEqualTo(2);
    Ended demo = gonogo("demo", "--healthy");
    assertThat(demo.err()).as("the demo takes none").doesNotContain("plugins");
    assertThat(demo.status()).isZero();
  }

  private static String constructing(String source, String statement) {
    return source.replace(
        "private record Server(", "GreeterKind() { " + statement + " }\n  private record Server(");
  }
}
