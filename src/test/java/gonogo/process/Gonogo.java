package gonogo.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The program in processes of its own, with the classes of this one and none of its variables but PATH. */
final class Gonogo {
  private static final List<String> FLAGS = List.of(
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow");

  /** Far beyond what any run here takes, also on a busy machine; only a process that hangs meets it. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path folder;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> variables = new LinkedHashMap<>();

  private Gonogo(Path folder) {
    this.folder = folder;
  }

  /** Runs in a folder, where what it says is kept too. */
  static Gonogo in(Path folder) {
    return new Gonogo(folder);
  }

  /** Adds an option of the JVM. */
  Gonogo option(String option) {
    options.add(option);
    return this;
  }

  /** Adds an environment variable. */
  Gonogo variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    try (Running running = start(arguments)) {
      return running.end(PATIENCE);
    }
  }

  /** Starts a command. */
  Running start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), "gonogo.cli.Main"));
    command.addAll(List.of(arguments));
    // What starts these tests may ignore signals, as nohup and background jobs do; the child would
    // inherit that.
    command.addAll(0, List.of("env", "--default-signal=INT,HUP,TERM"));
    Path out = Files.createTempFile(folder, "said-", ".out");
    Path err = Files.createTempFile(folder, "said-", ".err");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(variables);
    long start = System.nanoTime();
    return new Running(builder.start(), start, out, err);
  }

  /** Without what is relative to the folder of this process. */
  static String classPath() {
    List<String> absolute = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      absolute.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, absolute);
  }
}
