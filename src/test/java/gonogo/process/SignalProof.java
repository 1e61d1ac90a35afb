package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.process.Site.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is told to end at any moment: it leaves no report or a whole one, never a GO, and ends with the status of
 * the signal.
 *
 * <p>Undisturbed the run is a GO, since only a minor item cannot be seen. So an interrupted one may have seen all that
 * a GO needs, and must not be one all the same.
 */
@Tag("proof")
class SignalProof {
  private static final int MOMENTS = 50;

  /** Every so many of the runs have the checklist that is shipped. */
  private static final int SHIPPED_EVERY = 8;

  private static final int SIGTERM = 128 + 15;
  private static final int SIGINT = 128 + 2;

  @TempDir
  private Path folder;

  private Site fast;
  private Site slow;
  private Peer silent;
  private List<String> ids;
  private List<String> shippedIds;
  private String deadline;

  @BeforeEach
  void prepare() throws Exception {
    fast = Site.http(request -> Page.ok("fast"));
    slow = Site.http(request -> {
      Thread.sleep(300); // what this site is like
      return Page.ok("slow");
    });
    silent = Peer.silent();
    Files.writeString(folder.resolve("list.yaml"), list());
    Files.writeString(
        folder.resolve("small.yaml"), environment("list.yaml", "fast", "slow", "silent"));
    Files.writeString(
        folder.resolve("shipped.yaml"),
        environment("production-deployment", "app, docs, training", "api", "payments"));
    ids = ids("list.yaml");
    shippedIds = ids("production-deployment");
    assertThat(ids).hasSize(21);
    assertThat(shippedIds).hasSize(247);
    deadline = deadline();
  }

  @AfterEach
  void close() throws IOException {
    fast.close();
    slow.close();
    silent.close();
  }

  /** What one moment came to. */
  private record Told(int status, boolean signalled, Optional<LeftReport> report) {
    boolean hasCancelled() {
      return report.isPresent()
          && report.get().checks().stream().anyMatch(check -> "CANCELLED".equals(check.cause()));
    }

    boolean isInterrupted() {
      return report.isPresent() && report.get().end().equals("interrupted");
    }
  }

  @Test
  void leavesNoReportOrAWholeOneAndNeverAGo() throws Exception {
    Ended undisturbed = run("undisturbed", "small.yaml");
    assertThat(report("undisturbed").orElseThrow().requireWhole(ids).verdict()).isEqualTo("GO");
    assertThat(undisturbed.status()).isZero();
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < MOMENTS; i++) {
      boolean shipped = i % SHIPPED_EVERY == SHIPPED_EVERY / 2;
      Duration moment = undisturbed.took().multipliedBy(110L * i).dividedBy(100L * (MOMENTS - 1));
      Told told = tell("TERM", moment, "moment-" + i, shipped ? "shipped.yaml" : "small.yaml");
      requireHonest(told, SIGTERM, shipped ? shippedIds : ids, "moment-" + i);
      all.add(told);
    }
    long left = all.stream().filter(told -> told.report().isPresent()).count();
    long interrupted = all.stream().filter(Told::isInterrupted).count();
    long cancelled =
        all.stream().filter(told -> told.isInterrupted() && told.hasCancelled()).count();
    System.out.printf(
        "SIGTERM at %d moments over 110 %% of %d ms: %d reports, all whole, %d of them interrupted, none of these GO, "
            + "%d of these with CANCELLED checks; %d ended without a report%n",
        MOMENTS, undisturbed.took().toMillis(), left, interrupted, cancelled, MOMENTS - left);
    assertThat(left).as("runs that left a report").isGreaterThanOrEqualTo(30);
    assertThat(cancelled).as("reports with checks that were cut short").isGreaterThanOrEqualTo(10);
  }

  @Test
  void anInterruptFromTheKeyboardIsNoDifferentAndWhatWasRecordedIsNoGoEither() throws Exception {
    Ended undisturbed = run("undisturbed", "small.yaml");
    Duration late = undisturbed.took().multipliedBy(4).dividedBy(5);
    Told told = tell("INT", late, "int", "small.yaml", "--record", "int.zip");
    // A process that a script starts in its background ignores this signal: then this is no fault
    // of the program.
    assertThat(told.signalled()).isTrue();
    assertThat(told.isInterrupted()).as("interrupted").isTrue();
    requireHonest(told, SIGINT, ids, "int");
    Ended judged = Gonogo.in(folder).run("judge", "int.zip", "--out", "judged");
    LeftReport again = report("judged").orElseThrow().requireWhole(ids);
    assertThat(judged.status()).as(judged.err()).isEqualTo(again.exitStatus());
    assertThat(again.go()).isFalse();
    assertThat(again.counts()).isEqualTo(told.report().orElseThrow().counts());
    assertThat(again.end()).isEqualTo("interrupted");
    System.out.printf(
        "SIGINT: exit %d, %s, judged again the same%n", told.status(), again.counts());
  }

  private void requireHonest(Told told, int ofSignal, List<String> all, String name)
      throws IOException {
    if (told.report().isPresent()) {
      LeftReport report = told.report().get().requireWhole(all);
      assertThat(told.status()).as(name).isIn(ofSignal, report.exitStatus());
      assertThat(report.end()).as(name).isIn("completed", "deadline", "interrupted");
      assertThat(left(name))
          .as("beside the report")
          .containsExactlyInAnyOrder(
              "report.json",
              "report.xml",
              "report.sarif",
              "gl-code-quality-report.json",
              "report.md",
              "report.html",
              "gonogo.env");
      if (told.isInterrupted()) {
        assertThat(told.status()).as(name).isEqualTo(ofSignal);
        assertThat(report.go()).as("GO of an interrupted run, at " + name).isFalse();
      }
    } else {
      assertThat(told.status())
          .as(name + ": no report, so the plan was not made yet")
          .isEqualTo(ofSignal);
      assertThat(told.signalled()).isTrue();
    }
  }

  private Told tell(
      String signal, Duration moment, String out, String environment, String... further)
      throws IOException, InterruptedException {
    try (Running running = Gonogo.in(folder).start(arguments(out, environment, further))) {
      boolean signalled = running.signalAfter(moment, signal);
      Ended ended = running.end(Duration.ofMinutes(2));
      return new Told(ended.status(), signalled, report(out));
    }
  }

  private Ended run(String out, String environment) throws IOException, InterruptedException {
    return Gonogo.in(folder).run(arguments(out, environment));
  }

  private String[] arguments(String out, String environment, String... further) {
    Stream<String> all = Stream.of("run", environment, "--out", out, "--deadline", deadline);
    return Stream.concat(all, Stream.of(further)).toArray(String[]::new);
  }

  private Optional<LeftReport> report(String out) throws IOException {
    return LeftReport.in(folder.resolve(out));
  }

  private List<String> left(String out) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(out))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** So that looking takes most of a run, however long a JVM takes to start here. */
  private String deadline() throws IOException, InterruptedException {
    Duration before = Gonogo.in(folder).run("plan", "small.yaml").took();
    return Math.max(4_000, before.toMillis() * 4) + "ms";
  }

  private List<String> ids(String checklist) throws IOException, InterruptedException {
    return Checklists.ids(Gonogo.in(folder).run("items", checklist, "-o", "json"));
  }

  private String environment(
      String checklist, String fastRoles, String slowRoles, String silentRoles) {
    return """
        environment: signals
        checklist: %s
        systems:
          web:
            fast: {url: "%s", roles: [%s]}
            slow: {url: "%s", roles: [%s]}
            silent: {url: "http://127.0.0.1:%d", roles: [%s]}
        """.formatted(
            checklist, fast.url(), fastRoles, slow.url(), slowRoles, silent.port(), silentRoles);
  }

  private static String list() {
    Checklists list = new Checklists("fast", "slow", "silent");
    for (int i = 0; i < 10; i++) {
      list.item("fast-" + i, "blocker", "http/request", "fast", "paths: [/%d]".formatted(i));
      list.item(
          "slow-" + i, "major", "http/request", "slow", "paths: [/%d, /%d/more]".formatted(i, i));
    }
    return list.item("silent", "minor", "http/request", "silent", "").yaml();
  }
}
