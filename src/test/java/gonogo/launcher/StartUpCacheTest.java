package gonogo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installation with a start-up cache never runs what was there before. The JVM alone does: it does not look whether a
 * jar has changed since its cache was made (JDK-8377932).
 */
@Tag("proof")
class StartUpCacheTest {
  private static final FileTime ONE_TIME = FileTime.fromMillis(1_000_000_000_000L);
  private static final String JAVA_HOME = System.getProperty("java.home");

  @TempDir
  private Path folder;

  private Path home;
  private Path caches;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void install() throws Exception {
    home = Files.createDirectories(folder.resolve("gonogo-1.0"));
    caches = folder.resolve("caches/gonogo");
    Files.createDirectory(home.resolve("lib"));
    Path launcher = Files.writeString(
        home.resolve("gonogo"), Files.readString(Path.of("src/main/dist/gonogo")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(Path.of("src/main/dist/java.options"), home.resolve("java.options"));
    environment.put("GONOGO_JAVA_HOME", JAVA_HOME);
    environment.put("XDG_CACHE_HOME", folder.resolve("caches").toString());
    environment.put("GONOGO_AOT", "now");
    library("word", "one");
    program("says");
  }

  /** Writes the jar of the program; always the same size and time for words of one length. */
  private void program(String verb) throws Exception {
    jar("gonogo-1.0.jar", "gonogo.cli.Main", """
        package gonogo.cli;
        public final class Main {
          public static void main(String[] args) throws Exception {
            System.out.println("%s " + library.Word.TEXT());
            String file = System.getProperty("gonogo.result");
            if (file != null) {
              java.nio.file.Files.writeString(java.nio.file.Path.of(file), "0");
            }
            System.exit(0);
          }
        }
        """.formatted(verb));
  }

  private void library(String jar, String word) throws Exception {
    jar(jar + ".jar", "library.Word", """
        package library;
        public final class Word {
          public static String TEXT() {
            return "%s";
          }
        }
        """.formatted(word));
  }

  private void jar(String name, String type, String source) throws Exception {
    Path sources = Files.createTempDirectory(folder, "sources");
    Path file = sources.resolve(type.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    Path classes = Files.createDirectory(sources.resolve("classes"));
    String path = home.resolve("lib") + "/*";
    command(JAVA_HOME + "/bin/javac", "-cp", path, "-d", classes.toString(), file.toString());
    Path jar = home.resolve("lib").resolve(name);
    command(
        JAVA_HOME + "/bin/jar",
        "--create",
        "--no-compress",
        "--date=2026-01-01T00:00:00Z",
        "--file=" + jar,
        "-C",
        classes.toString(),
        ".");
    Files.setLastModifiedTime(jar, ONE_TIME);
  }

  private static void command(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private record Ended(int status, String out, String err) {}

  private Ended run(String... arguments) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    List<String> command = Stream.concat(
            Stream.of(home.resolve("gonogo").toString()), Stream.of(arguments))
        .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeAll(List.of("CI", "JAVA_HOME", "GONOGO_JAVA_OPTS"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private List<String> caches() throws IOException {
    try (Stream<Path> files = Files.list(caches)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path cache() throws IOException {
    assertThat(caches()).singleElement().asString().endsWith(".aot");
    return caches.resolve(caches().getFirst());
  }

  @Test
  void isUsedFromTheSecondStartOn() throws Exception {
    environment.put("GONOGO_JAVA_OPTS", "-Xlog:class+load:file=" + folder.resolve("loaded.txt"));
    assertThat(run().out()).isEqualTo("says one\n");
    cache();
    assertThat(run()).isEqualTo(new Ended(0, "says one\n", ""));
    assertThat(Files.readAllLines(folder.resolve("loaded.txt")))
        .filteredOn(line -> line.contains("gonogo.cli.Main ") || line.contains("library.Word "))
        .hasSize(2)
        .allMatch(line -> line.endsWith("source: shared objects file"));
  }

  @Test
  void aChangedClassIsTheOneThatRuns() throws Exception {
    run();
    Path jar = home.resolve("lib/gonogo-1.0.jar");
    long size = Files.size(jar);
    program("sang");
    assertThat(Files.size(jar)).isEqualTo(size);
    assertThat(Files.getLastModifiedTime(jar)).isEqualTo(ONE_TIME);
    assertThat(run().out()).as("same name, size and time").isEqualTo("sang one\n");
    assertThat(run().out()).isEqualTo("sang one\n");
    assertThat(caches()).as("the cache of before is gone").hasSize(1);
  }

  @Test
  void aReplacedLibraryIsTheOneThatRuns() throws Exception {
    run();
    library("word", "two");
    environment.put("GONOGO_AOT", "");
    environment.put("CI", "true"); // makes no other cache
    assertThat(run().out()).isEqualTo("says two\n");
    library("word", "one");
    assertThat(run().out())
        .as("what the cache was made from is there again")
        .isEqualTo("says one\n");
  }

  @Test
  void aRemovedLibraryIsGone() throws Exception {
    run();
    Files.delete(home.resolve("lib/word.jar"));
    Ended ended = run();
    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("NoClassDefFoundError", "gave no result");
  }

  @Test
  void aLibraryBeforeAnotherIsTheOneThatRuns() throws Exception {
    run();
    library("earlier", "new");
    assertThat(run().out()).isEqualTo("says new\n");
    Files.delete(home.resolve("lib/earlier.jar"));
    assertThat(run().out()).isEqualTo("says one\n");
  }

  @Test
  void otherOptionsHaveACacheOfTheirOwn() throws Exception {
    run();
    Path first = cache();
    environment.put("GONOGO_JAVA_OPTS", "-Dsome=thing");
    assertThat(run().out()).isEqualTo("says one\n");
    assertThat(cache()).isNotEqualTo(first);
  }

  /** A cache that cannot be used costs one plain start and some words, never the answer. */
  @Test
  void aDamagedOneIsPassedOver() throws Exception {
    run();
    Path cache = cache();
    Files.write(cache, java.util.Arrays.copyOf(Files.readAllBytes(cache), 100_000));
    Ended ended = run();
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).isEqualTo("says one\n");
    assertThat(ended.err()).contains("AOT cache");
  }

  @Test
  void isNotTakenFromAFolderThatOthersCanWriteInto() throws Exception {
    run();
    Files.setPosixFilePermissions(caches, PosixFilePermissions.fromString("rwxrwxrwx"));
    environment.put("GONOGO_JAVA_OPTS", "-Xlog:class+load:file=" + folder.resolve("loaded.txt"));
    assertThat(run().out()).isEqualTo("says one\n");
    assertThat(Files.readString(folder.resolve("loaded.txt")))
        .containsPattern("gonogo.cli.Main source: file:");
    assertThat(caches()).as("nor written there").hasSize(1);
  }

  @Test
  void isMadeInTheBackgroundAndNotInCi() throws Exception {
    environment.put("GONOGO_AOT", "");
    environment.put("CI", "true");
    run();
    assertThat(caches()).isEmpty();
    environment.put("CI", "");
    run();
    for (int tries = 0; caches().stream().noneMatch(name -> name.endsWith(".aot")); tries++) {
      assertThat(tries).isLessThan(600);
      Thread.sleep(100);
    }
    environment.put("GONOGO_AOT", "off");
    assertThat(run().out()).isEqualTo("says one\n");
  }

  @Test
  void isDoneWithoutWhereNothingCanBeWritten() throws Exception {
    environment.put("XDG_CACHE_HOME", "/proc/nowhere");
    assertThat(run()).isEqualTo(new Ended(0, "says one\n", ""));
    environment.put("XDG_CACHE_HOME", "relative");
    assertThat(run()).isEqualTo(new Ended(0, "says one\n", ""));
  }
}
