package gonogo.cli;

import gonogo.judge.Report;
import gonogo.report.JsonReport;
import gonogo.report.Options;
import gonogo.report.TerminalReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that makes a report, and how its report is written. */
final class ReportOptions {
  private static final String REPORT = "report.json";

  @Option(names = "--out", paramLabel = "DIR", description = "Write report.json into this folder.")
  private @Nullable Path out;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "What standard output gets: text or json.")
  private Format format = Format.TEXT;

  @Option(names = "--no-color", description = "No colours; the variable NO_COLOR says the same.")
  private boolean noColor;

  /**
   * Checks what can be checked before anything is contacted: that the folder can be written to. A report that is there
   * already is taken away: when this run ends without one, nobody may take the GO of an earlier one for its own.
   */
  void prepare() {
    if (out == null) {
      return;
    }
    try {
      Files.createDirectories(out);
      Files.deleteIfExists(out.resolve(REPORT));
      Files.delete(Files.createTempFile(out, ".gonogo-", ".tmp"));
    } catch (IOException e) {
      throw new gonogo.model.InvalidInputException(
          gonogo.model.Place.of("--out"), "cannot write into %s: %s".formatted(out, e));
    }
  }

  /** Writes the report: first the files, each whole or not at all, then standard output. */
  void write(Report report, Console console) {
    String json = JsonReport.write(report);
    if (out != null) {
      writeWhole(out.resolve(REPORT), json);
    }
    console
        .out()
        .print(
            switch (format) {
              case JSON -> json;
              case TEXT -> TerminalReport.write(report, options(console));
            });
    console.out().flush();
  }

  Options options(Console console) {
    return new Options(
        console.width(),
        console.colour() && !noColor,
        console.unicode(),
        out == null ? null : out.toString());
  }

  /** Whether standard output is read by people. */
  boolean isText() {
    return format == Format.TEXT;
  }

  /** Beside it first, and not as a temporary file of the JDK, which nobody else may read. */
  private static void writeWhole(Path file, String text) {
    Path beside = file.resolveSibling(
        ".gonogo-%016x.tmp".formatted(ThreadLocalRandom.current().nextLong()));
    try {
      try {
        writeToDisk(beside, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void writeToDisk(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
