package gonogo.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A command that runs. Closing it ends it, if nothing else did. */
final class Running implements AutoCloseable {
  private final Process process;
  private final long startNanos;
  private final Path out;
  private final Path err;

  Running(Process process, long startNanos, Path out, Path err) {
    this.process = process;
    this.startNanos = startNanos;
    this.out = out;
    this.err = err;
  }

  /** Sends a signal by its name, such as {@code INT}. */
  void signal(String name) throws IOException, InterruptedException {
    if (name.equals("TERM")) {
      boolean _ = process.toHandle().destroy(); // nothing to end is an end too
      return;
    }
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Sends a signal when so long has passed since the start; whether the process was still there. */
  boolean signalAfter(Duration since, String name) throws IOException, InterruptedException {
    long left = startNanos + since.toNanos() - System.nanoTime();
    if (process.waitFor(left, TimeUnit.NANOSECONDS)) {
      return false;
    }
    signal(name);
    return true;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The most memory that it held at a time so far, in KiB, where the system tells. */
  OptionalLong peakKib() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty(); // another system, or it has just ended
    }
  }

  /** Waits for its end. */
  Ended end(Duration patience) throws IOException, InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(
          "it did not end within %s, and said: %s".formatted(patience, read(err)));
    }
    return new Ended(
        process.exitValue(),
        read(out),
        read(err),
        Duration.ofNanos(System.nanoTime() - startNanos));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
