package gonogo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.catalog.Catalog;
import gonogo.engine.Progress;
import gonogo.engine.Run;
import gonogo.engine.TorturedRun;
import gonogo.engine.proof.Faults;
import gonogo.engine.proof.Faults.Fault;
import gonogo.engine.proof.Faults.Kind;
import gonogo.engine.proof.Faults.Way;
import gonogo.json.Codec;
import gonogo.judge.Report;
import gonogo.judge.Verdict;
import gonogo.model.Checklist;
import gonogo.report.Checkout;
import gonogo.report.Places;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * What the command line makes of faults in the renderers, in the output, and of calls that never return: the status is
 * 4 and in time, and each file of the report is whole or not there.
 */
@Tag("proof")
@Timeout(600)
final class TortureCliProof {
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final Duration WANTED = DEADLINE.plusSeconds(2);

  @TempDir
  private static Path folder;

  private static Catalog catalog;
  private static Report go;
  private static Checklist list;
  private static Places places;

  @BeforeAll
  static void run() {
    catalog = Catalog.open();
    Run run = TorturedRun.prepare(catalog, new Faults(null), Duration.ofSeconds(30), null);
    go = run.execute(Progress.NONE);
    list = run.checklist();
    places = Places.of(
        list, run.environment(), new Checkout(Path.of("/work"), Path.of("/work"), null, null));
    assertThat(go.verdict()).isEqualTo(Verdict.GO);
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  @Command
  static final class Options {
    @Mixin
    private ReportOptions report = new ReportOptions();
  }

  private static ReportOptions options(String... args) {
    Options options = new Options();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    return options.report;
  }

  /** A list that may fail whenever it is looked at. */
  private static <T> List<T> faulty(List<T> list, Faults faults) {
    return new AbstractList<>() {
      @Override
      public T get(int index) {
        faults.call(Kind.RENDERER, "get " + index);
        return list.get(index);
      }

      @Override
      public int size() {
        faults.call(Kind.RENDERER, "size");
        return list.size();
      }
    };
  }

  private static Report faulty(Report report, Faults faults) {
    return new Report(
        report.schema(),
        report.run(),
        report.environment(),
        report.release(),
        report.checklist(),
        report.verdict(),
        report.headline(),
        faulty(report.reasons(), faults),
        report.counts(),
        report.go(),
        report.decides(),
        report.onlyMissing(),
        report.causes(),
        faulty(report.restsOn(), faults),
        faulty(report.sections(), faults),
        report.evidence());
  }

  /** Standard output that may fail at every write; the file behind it is of no interest. */
  private static Console console(Faults faults, OutputStream err) {
    OutputStream out = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        try {
          faults.callChecked(Kind.OUTPUT, length + " bytes");
        } catch (IOException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new IOException(e);
        }
      }
    };
    return new Console(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        false,
        false,
        Map.of(),
        new BufferedReader(Reader.nullReader()));
  }

  /** What a command came to; the status is null when it was still held. */
  private record Ended(
      Faults faults,
      @Nullable Integer status,
      @Nullable String hung,
      Duration took,
      List<String> left,
      String err) {}

  private interface Body {
    int run(Faults faults, Console console, Path out, Watchdog watchdog) throws Exception;
  }

  /** As {@link CommandLineApp#run} does it, under a watchdog that bites nobody. */
  private static Ended end(@Nullable Fault fault, Body body) throws Exception {
    Faults faults = new Faults(fault);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = console(faults, err);
    Path out = Files.createTempDirectory(folder, "out");
    CompletableFuture<String> hung = new CompletableFuture<>();
    CompletableFuture<Integer> status = new CompletableFuture<>();
    AtomicReference<Long> begun = new AtomicReference<>();
    Thread.ofPlatform().daemon().start(() -> {
      begun.set(System.nanoTime());
      try (Watchdog watchdog = Watchdog.over(DEADLINE, hung::complete, () -> false)) {
        status.complete(
            CommandLineApp.delivered(console, body.run(faults, console, out, watchdog)));
      } catch (Throwable e) {
        status.complete(CommandLineApp.ended(console, e));
      }
    });
    CompletableFuture.anyOf(status, hung).get(1, TimeUnit.MINUTES);
    Duration took = Duration.ofNanos(System.nanoTime() - begun.get());
    List<String> left = left(out);
    Ended ended =
        new Ended(faults, status.getNow(null), hung.getNow(null), took, left, err.toString(UTF_8));
    faults.release();
    return ended;
  }

  /** The names of what is there; a report that is not whole is an error. */
  private static List<String> left(Path out) throws IOException {
    try (var files = Files.list(out)) {
      List<String> names = new ArrayList<>(
          files.map(file -> file.getFileName().toString()).sorted().toList());
      if (names.contains("report.json")) {
        new Codec().parse(Files.readAllBytes(out.resolve("report.json")));
      }
      if (names.contains("report.md")) {
        assertThat(Files.readString(out.resolve("report.md")))
            .contains("Items: ")
            .endsWith("\n");
      }
      if (names.contains("report.html")) {
        assertThat(Files.readString(out.resolve("report.html"))).endsWith("</html>\n");
      }
      if (names.contains("report.xml")) {
        assertThat(Files.readString(out.resolve("report.xml"))).endsWith("</testsuites>\n");
      }
      return names;
    }
  }

  private static List<Ended> endAll(List<Fault> faults, Body body) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
      List<Callable<Ended>> tasks =
          faults.stream().map(fault -> (Callable<Ended>) () -> end(fault, body)).toList();
      List<Ended> ended = new ArrayList<>();
      for (Future<Ended> one : pool.invokeAll(tasks)) {
        ended.add(one.get());
      }
      return ended;
    }
  }

  private static void print(String what, int calls, List<Ended> ended) {
    System.out.printf(
        "torture: %s: %d calls, %d faults, %d GO, %d exit 4, %d for the watchdog, slowest end %d ms%n",
        what,
        calls,
        ended.size(),
        ended.stream().filter(one -> Integer.valueOf(0).equals(one.status())).count(),
        ended.stream().filter(one -> Integer.valueOf(4).equals(one.status())).count(),
        ended.stream().filter(one -> one.hung() != null).count(),
        ended.stream().mapToLong(one -> one.took().toMillis()).max().orElse(0));
  }

  @ParameterizedTest
  @CsvSource({"RENDERER, text", "RENDERER, json", "OUTPUT, text", "OUTPUT, json"})
  void aFaultInWritingTheReportIsAFaultOfOurs(Kind kind, String format) throws Exception {
    Body write = (faults, console, out, watchdog) -> {
      options("--out", out.toString(), "-o", format)
          .write(faulty(go, faults), list, places, console);
      return go.verdict().exitStatus();
    };
    Ended usual = end(null, write);
    assertThat(usual.status()).as(usual.err()).isZero();
    assertThat(usual.left()).containsExactlyInAnyOrderElementsOf(ReportOptions.FILES);
    int calls = usual.faults().calls(kind);
    assertThat(calls).isPositive();
    List<Fault> faults = IntStream.rangeClosed(1, calls)
        .boxed()
        .flatMap(nth -> Stream.of(Way.values()).map(way -> new Fault(kind, nth, way)))
        .toList();
    List<Ended> ended = endAll(faults, write);
    print(kind + " as " + format, calls, ended);
    assertThat(ended).allSatisfy(one -> {
      assertThat(one.faults().hit()).isNotNull();
      assertThat(one.status()).isIn(null, ExitStatus.FAULT);
      assertThat(one.status() == null).isEqualTo(one.hung() != null);
      assertThat(one.took()).isLessThan(WANTED);
      assertThat(one.left()).isSubsetOf(ReportOptions.FILES);
    });
  }

  @ParameterizedTest
  @EnumSource(names = {"FILE", "VARIABLE", "SECRET", "CLOCK"})
  void whatHoldsTheCommandIsEndedByTheWatchdog(Kind kind) throws Exception {
    Body command = (faults, console, out, watchdog) -> {
      ReportOptions options = options("--out", out.toString());
      options.prepare();
      Run run = TorturedRun.prepare(catalog, faults, DEADLINE, null);
      watchdog.restart(DEADLINE);
      return Executed.run(run, options, new CiOutputs(), console);
    };
    int calls = end(null, command).faults().calls(kind);
    assertThat(calls).isPositive();
    List<Fault> faults = IntStream.rangeClosed(1, Math.min(calls, 12))
        .mapToObj(nth -> new Fault(kind, nth, Way.NEVER))
        .toList();
    List<Ended> ended = endAll(faults, command);
    print(kind + " that never returns", calls, ended);
    assertThat(ended).allSatisfy(one -> {
      assertThat(Integer.valueOf(0).equals(one.status())).as("GO: %s", one).isFalse();
      assertThat(one.took())
          .isLessThan(WANTED.plus(Duration.ofSeconds(1))); // 12 at once, and reading before
      assertThat(one.left()).isSubsetOf(ReportOptions.FILES);
      if (one.hung() != null) {
        assertThat(one.hung()).startsWith("it hangs in gonogo.");
      }
    });
  }

  /** A process of its own, and how long it took. */
  private record Child(int status, String err, Duration took) {}

  private static Child child(ProcessBuilder.Redirect out, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator)),
        "gonogo.cli.Main"));
    command.addAll(List.of(args));
    Path err = Files.createTempFile(folder, "err", ".txt");
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command)
        .redirectOutput(out)
        .redirectError(err.toFile())
        .directory(folder.toFile())
        .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
      return new Child(
          process.exitValue(), Files.readString(err), Duration.ofNanos(System.nanoTime() - start));
    } finally {
      process.destroyForcibly();
    }
  }

  /** An environment whose report is larger than a pipe holds, and that contacts nothing. */
  private static Path large() throws IOException {
    StringBuilder list = new StringBuilder(
            "id: list\nversion: 1\ntitle: List\nfacts: {}\nroles: []\n")
        .append("sections:\n  - title: One\n    items:\n");
    for (int i = 0; i < 400; i++) {
      list.append(
          "      - {id: item-%d, text: Claim %d, severity: major, phase: T-1h}\n".formatted(i, i));
    }
    Files.writeString(folder.resolve("large-list.yaml"), list);
    return Files.writeString(
        folder.resolve("large.yaml"),
        "environment: test\nchecklist: large-list.yaml\nsystems: {}\n");
  }

  @Test
  void aFileThatNeverAnswersIsNotWaitedForForEver() throws Exception {
    Path pipe = folder.resolve("pipe.yaml");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Child child =
        child(ProcessBuilder.Redirect.DISCARD, "run", pipe.toString(), "--deadline", "1s");
    System.out.printf(
        "torture: process with a file that never answers: exit 4 after %d ms%n",
        child.took().toMillis());
    assertThat(child.err()).contains("it hangs in gonogo.checklist.DiskFiles");
    assertThat(child.status()).isEqualTo(4);
  }

  @Test
  void outputThatNobodyReadsIsNotWaitedForForEver() throws Exception {
    Child child = child(
        ProcessBuilder.Redirect.PIPE,
        "run",
        large().toString(),
        "-o",
        "json",
        "--deadline",
        "1s",
        "--out",
        folder.resolve("unread").toString());
    System.out.printf(
        "torture: process with output that nobody reads: exit 4 after %d ms%n",
        child.took().toMillis());
    assertThat(child.err()).contains("it hangs in gonogo.cli.ReportOptions.write");
    assertThat(child.status()).isEqualTo(4);
    assertThat(left(folder.resolve("unread")))
        .containsExactlyInAnyOrderElementsOf(ReportOptions.FILES);
  }

  @Test
  void aDiskThatIsFullIsNoVerdict() throws Exception {
    Child child = child(
        ProcessBuilder.Redirect.to(Path.of("/dev/full").toFile()),
        "run",
        large().toString());
    assertThat(child.err()).contains("standard output could not be written");
    assertThat(child.status()).isEqualTo(4);
  }

  @Test
  void aFolderThatGoesAwayDuringTheRunIsAFault() throws Exception {
    Body command = (faults, console, out, watchdog) -> {
      ReportOptions options = options("--out", out.resolve("inner").toString());
      options.prepare();
      Run run = TorturedRun.prepare(catalog, faults, DEADLINE, null);
      try {
        Files.delete(out.resolve("inner"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Executed.run(run, options, new CiOutputs(), console);
    };
    Ended ended = end(null, command);
    assertThat(ended.err()).contains("cannot write").contains("report.json");
    assertThat(ended.status()).isEqualTo(ExitStatus.FAULT);
    assertThat(ended.left()).isEmpty();
  }
}
