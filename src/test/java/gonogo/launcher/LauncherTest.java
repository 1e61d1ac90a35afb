package gonogo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stands in a folder that looks like a clone. The {@code mvn} on its path makes a jar of the one source file there and
 * notes that it was called.
 */
@Tag("proof")
class LauncherTest {
  private static final String PROGRAM = """
      package gonogo.cli;
      public final class Main {
        public static void main(String[] args) throws Exception {
          System.out.println("one");
          String file = System.getProperty("gonogo.result");
          switch (args.length == 0 ? "0" : args[0]) {
            case "silent" -> System.exit(Integer.parseInt(args[1]));
            case "throw" -> throw new IllegalStateException("broken");
            case "sleep" -> {
              Runtime.getRuntime().addShutdownHook(new Thread(() -> say(file, "interrupted")));
              System.out.println("asleep");
              Thread.sleep(60_000);
            }
            default -> {
              say(file, args.length == 0 ? "0" : args[0]);
              System.exit(args.length == 0 ? 0 : Integer.parseInt(args[0]));
            }
          }
        }
        private static void say(String file, String text) {
          try {
            java.nio.file.Files.writeString(java.nio.file.Path.of(file), text);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
      }
      """;

  private static final String MAVEN = """
      #!/usr/bin/env bash
      set -e
      echo built >> builds.txt
      [ ! -e refuse ] || { echo "[ERROR] the words of Maven"; exit 1; }
      mkdir -p target/classes target/dist/lib
      cp src/main/dist/* target/dist
      "%1$s/bin/javac" --release 25 -d target/classes src/main/Main.java
      "%1$s/bin/jar" --create --file target/dist/lib/gonogo-1.0.jar -C target/classes .
      """;

  @TempDir
  private Path folder;

  private Path clone;
  private Path source;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void makeAClone() throws IOException {
    clone = Files.createDirectories(folder.resolve("a clone"));
    for (String part : new String[] {"src/main/dist", "probes/main", "config/checklists", "bin"}) {
      Files.createDirectories(clone.resolve(part));
    }
    Files.writeString(clone.resolve("pom.xml"), "<project/>");
    source = Files.writeString(clone.resolve("src/main/Main.java"), PROGRAM);
    script(clone.resolve("bin/mvn"), MAVEN.formatted(System.getProperty("java.home")));
    script(clone.resolve("gonogo"), Files.readString(Path.of("gonogo")));
    script(
        clone.resolve("src/main/dist/gonogo"), Files.readString(Path.of("src/main/dist/gonogo")));
    Files.copy(Path.of("src/main/dist/java.options"), clone.resolve("src/main/dist/java.options"));
    environment.put("GONOGO_JAVA_HOME", System.getProperty("java.home"));
    environment.put("GONOGO_AOT", "off");
    environment.put("PATH", clone.resolve("bin") + ":" + System.getenv("PATH"));
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What one start came to. */
  private record Ended(int status, String out, String err) {}

  private Process start(Path launcher, String... arguments) throws IOException {
    // What starts these tests may ignore signals, as nohup and background jobs do; the child would
    // inherit that.
    List<String> command =
        new ArrayList<>(List.of("env", "--default-signal=INT,HUP,TERM", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile());
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_HOME", "JAVA_TOOL_OPTIONS", "GONOGO_JAVA_OPTS"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Ended run(String... arguments) throws Exception {
    return end(start(clone.resolve("gonogo"), arguments));
  }

  private Ended end(Process process) throws Exception {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(folder.resolve("out.txt")),
        Files.readString(folder.resolve("err.txt")));
  }

  private long builds() throws IOException {
    Path file = clone.resolve("builds.txt");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  @Test
  void buildsOnceAndSaysSo() throws Exception {
    Ended first = run();
    assertThat(first.err()).contains("gonogo: nothing is built yet; building");
    assertThat(first.out()).isEqualTo("one\n");
    Ended second = run();
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo("one\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void neverAnswersWithAStaleBuildEvenWhenTimesLie() throws Exception {
    run();
    FileTime before = Files.getLastModifiedTime(source);
    Files.writeString(source, PROGRAM.replace("\"one\"", "\"two\""));
    Files.setLastModifiedTime(source, before);
    assertThat(run().out()).isEqualTo("two\n");

    Path jar = clone.resolve("target/dist/lib/gonogo-1.0.jar");
    Path kept = Files.copy(jar, folder.resolve("kept.jar"));
    Files.writeString(source, PROGRAM.replace("\"one\"", "\"three\""));
    assertThat(run().out()).isEqualTo("three\n");
    Files.copy(kept, jar, StandardCopyOption.REPLACE_EXISTING);
    assertThat(run().out()).as("a jar that somebody else put there").isEqualTo("three\n");

    Files.writeString(clone.resolve("config/checklists/new.yaml"), "id: new\n");
    long builds = builds();
    run();
    assertThat(builds()).as("a new checklist is built in").isEqualTo(builds + 1);
    Files.delete(clone.resolve("config/checklists/new.yaml"));
    run();
    assertThat(builds()).as("a removed one is built out").isEqualTo(builds + 2);
  }

  /** Maven leaves the jar of the version before where it is. */
  @Test
  void runsTheNewVersionAlone() throws Exception {
    run();
    script(
        clone.resolve("bin/mvn"),
        MAVEN.formatted(System.getProperty("java.home")).replace("1.0.jar", "1.1.jar"));
    Files.writeString(source, PROGRAM.replace("\"one\"", "\"two\""));
    Ended ended = run();
    assertThat(ended.err()).endsWith("building, this takes about half a minute\n");
    assertThat(ended.out()).isEqualTo("two\n");
  }

  @Test
  void aLockThatNobodyOwnsDoesNotHoldItUp() throws Exception {
    Files.createDirectory(clone.resolve(".gonogo-build"));
    assertThat(run().out()).isEqualTo("one\n");
  }

  @Test
  void saysSoWhereItCannotWriteTheLock() throws Exception {
    Files.writeString(clone.resolve(".gonogo-build"), "");
    Ended ended = run();
    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.err())
        .isEqualTo("gonogo: has to build, and cannot write into " + clone + "\n");
  }

  @Test
  void aBuildThatFailsIsAFaultAndIsTriedAgain() throws Exception {
    run();
    Files.writeString(clone.resolve("refuse"), "");
    Files.writeString(source, PROGRAM.replace("\"one\"", "\"two\""));
    Ended ended = run();
    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("the words of Maven", "gonogo: could not be built");
    Files.delete(clone.resolve("refuse"));
    assertThat(run().out()).isEqualTo("two\n");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "2,2", "3,3", "4,4"})
  void passesOnWhatGonogoSays(String said, int status) throws Exception {
    assertThat(run(said).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3", "134"})
  void believesNoStatusThatGonogoDidNotSay(String status) throws Exception {
    Ended ended = run("silent", status);
    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.err()).contains("ended with " + status + " and gave no result");
  }

  @Test
  void aVirtualMachineThatDiesIsAFault() throws Exception {
    assertThat(run("throw").status()).isEqualTo(4);
    environment.put("GONOGO_JAVA_OPTS", "-XX:NoSuchFlag=1");
    assertThat(run().status()).isEqualTo(4);
  }

  @Test
  void optionsForEveryJvmAreNotTaken() throws Exception {
    run();
    environment.put("JAVA_TOOL_OPTIONS", "-XX:NoSuchFlag=1");
    environment.put("JDK_JAVA_OPTIONS", "-XX:NoSuchFlag=1");
    assertThat(run().status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130", "HUP,129"})
  void forwardsSignalsAndWaits(String signal, int status) throws Exception {
    run();
    Process launcher = start(clone.resolve("gonogo"), "sleep");
    Path out = folder.resolve("out.txt");
    while (!Files.readString(out, StandardCharsets.UTF_8).contains("asleep")) {
      assertThat(launcher.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    List<ProcessHandle> children = launcher.descendants().toList();
    new ProcessBuilder("kill", "-" + signal, Long.toString(launcher.pid()))
        .start()
        .waitFor();
    assertThat(end(launcher).status()).isEqualTo(status);
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void saysWhatIsMissingWhereThereIsNoJdk25() throws Exception {
    Path bare = Files.createDirectories(folder.resolve("bare"));
    for (String tool : new String[] {"bash", "env", "dirname", "readlink", "grep"}) {
      Path where = Path.of("/usr/bin", tool);
      Files.createSymbolicLink(
          bare.resolve(tool), Files.exists(where) ? where : Path.of("/bin", tool));
    }
    environment.put("GONOGO_JAVA_HOME", folder.toString());
    environment.put("PATH", bare.toString());
    environment.put("HOME", folder.toString());
    String launcher = Files.readString(Path.of("src/main/dist/gonogo"))
        .replaceAll("/usr/lib/jvm/\\* /opt/java/\\* /opt/jdk\\*", "");
    Path installed = folder.resolve("installed");
    script(installed, launcher);
    Ended ended = end(start(installed));
    assertThat(ended.err())
        .isEqualTo(
            "gonogo: needs a JDK 25 and found none; install one, or name it in JAVA_HOME or GONOGO_JAVA_HOME\n");
    assertThat(ended.status()).isEqualTo(4);
  }

  @Test
  void worksThroughASymbolicLink() throws Exception {
    run();
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a clone/gonogo"));
    assertThat(end(start(link)).out()).isEqualTo("one\n");
  }
}
