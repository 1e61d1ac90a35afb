package gonogo.cli;

import gonogo.engine.CheckRun;
import gonogo.engine.PlannedCheck;
import gonogo.engine.Progress;
import gonogo.report.Untrusted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One line on a terminal that says how many checks are done and which are slow; quiet elsewhere. It is wiped before the
 * report is written.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final long REDRAW_MILLIS = 150;
  private static final Duration WIPING = Duration.ofMillis(500);

  /** A check is named when it has been running for this long. */
  private static final long SLOW_NANOS = 1_000_000_000L;

  private final Console console;
  private final boolean shown;
  private final AtomicInteger done = new AtomicInteger();
  private final Map<String, Long> running = new ConcurrentSkipListMap<>();
  private final Map<String, Boolean> finished = new ConcurrentHashMap<>();
  private volatile int planned;
  // Of the platform: virtual threads may all be busy with probes.
  private final Thread painter =
      Thread.ofPlatform().daemon().name("gonogo-painter").unstarted(this::paint);

  private ProgressLine(Console console) {
    this.console = console;
    this.shown =
        console.errTerminal() && !console.environment().getOrDefault("TERM", "").equals("dumb");
    if (shown) {
      painter.start();
    }
  }

  static ProgressLine on(Console console) {
    return new ProgressLine(console);
  }

  @Override
  public void planned(List<PlannedCheck> checks) {
    planned = checks.size();
  }

  @Override
  public void started(PlannedCheck check) {
    running.put(check.key(), System.nanoTime());
  }

  @Override
  public void finished(CheckRun check) {
    if (finished.put(check.key(), true) == null) {
      running.remove(check.key());
      done.incrementAndGet();
    }
  }

  private void paint() {
    try {
      while (true) {
        Thread.sleep(REDRAW_MILLIS);
        console.err().print("\r\u001b[K" + line());
        console.err().flush();
      }
    } catch (InterruptedException e) {
      console.err().print("\r\u001b[K");
      console.err().flush();
    }
  }

  private String line() {
    long now = System.nanoTime();
    String slow = running.entrySet().stream()
        .filter(entry -> now - entry.getValue() > SLOW_NANOS)
        .limit(2)
        .map(
            entry -> "%s %d s".formatted(entry.getKey(), (now - entry.getValue()) / 1_000_000_000L))
        .reduce((a, b) -> a + ", " + b)
        .map(names -> "; waiting for " + names)
        .orElse("");
    String line = Untrusted.clean(
        "%d of %d checks%s".formatted(done.get(), planned, slow), console.unicode());
    return line.substring(0, Math.min(line.length(), console.width() - 2));
  }

  /** Wipes the line; a terminal that is stopped is not waited for, since the report is to be written. */
  @Override
  public void close() {
    if (!shown) {
      return;
    }
    painter.interrupt();
    try {
      painter.join(WIPING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
