package gonogo.collect.net;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One scan of a range: every port once, then those that gave no answer again. It holds one state for each port and at
 * most {@value PortScan#MOST_AT_ONCE} connections.
 */
final class Sweep {
  private static final int SECONDS_BETWEEN_CONTROLS = 5;

  private final PortScan query;
  private final Executor threads;
  private final InetAddress address;
  private final int millis;
  private final AtomicReferenceArray<PortState> states;
  private final Semaphore free = new Semaphore(PortScan.MOST_AT_ONCE);
  private final AtomicReference<@Nullable IOException> broken = new AtomicReference<>();
  private final Pace pace;
  private int asked;
  private int controls;

  Sweep(PortScan query, Executor threads) {
    this.query = query;
    this.threads = threads;
    this.address = Addresses.parse(query.address());
    this.millis = Math.toIntExact(query.timeout().toMillis());
    this.states = new AtomicReferenceArray<>(query.range().size());
    this.pace = new Pace(query.rate());
  }

  void run() throws Exception {
    for (int round = 0; round <= query.retries(); round++) {
      for (int i = 0; i < states.length(); i++) {
        if (round == 0 || states.get(i) == PortState.SILENT) {
          ask(i);
        }
      }
      free.acquire(PortScan.MOST_AT_ONCE);
      free.release(PortScan.MOST_AT_ONCE);
      throwIfBroken();
    }
    control();
  }

  private void ask(int i) throws Exception {
    if (asked++ % (query.rate() * SECONDS_BETWEEN_CONTROLS) == 0) {
      control();
    }
    pace.await();
    free.acquire();
    throwIfBroken();
    threads.execute(() -> {
      try {
        states.set(i, knock(query.range().from() + i));
      } catch (IOException e) {
        broken.compareAndSet(null, e);
      } finally {
        free.release();
      }
    });
  }

  private PortState knock(int port) throws IOException {
    try (Socket socket = new Socket()) {
      return Knock.at(socket, address, port, millis);
    }
  }

  private void throwIfBroken() throws IOException {
    IOException first = broken.get();
    if (first != null) {
      throw first;
    }
  }

  /** A scan that was noticed and cut off sees silence everywhere; then it saw nothing. */
  private void control() throws Exception {
    controls++;
    PortState state = knock(query.control());
    for (int again = 0; again < query.retries() && state == PortState.SILENT; again++) {
      state = knock(query.control());
    }
    if (state != PortState.OPEN) {
      throw new CollectorException(
          Cause.UNREACHABLE,
          "port %d of %s accepted before the scan but, %d requests later, no longer (%s): the scan may have been cut off"
              .formatted(query.control(), query.address(), asked, state.text()));
    }
  }

  PortScan.Answer answer() throws CollectorException {
    List<PortRange> notSent = ranges(PortState.NOT_SENT);
    if (!notSent.isEmpty()) {
      throw new CollectorException(
          Cause.UNREACHABLE,
          "this machine itself does not let connections to port %s of %s out"
              .formatted(notSent.getFirst(), query.address()));
    }
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < states.length(); i++) {
      if (states.get(i) == PortState.OPEN) {
        open.add(query.range().from() + i);
      }
    }
    return new PortScan.Answer(
        Knock.source(address, query.range().from()),
        open,
        ranges(PortState.CLOSED),
        ranges(PortState.SILENT),
        ranges(PortState.UNREACHABLE),
        controls);
  }

  private List<PortRange> ranges(PortState wanted) {
    List<PortRange> ranges = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= states.length(); i++) {
      boolean within = i < states.length() && states.get(i) == wanted;
      if (within && start < 0) {
        start = i;
      } else if (!within && start >= 0) {
        ranges.add(new PortRange(query.range().from() + start, query.range().from() + i - 1));
        start = -1;
      }
    }
    return ranges;
  }
}
