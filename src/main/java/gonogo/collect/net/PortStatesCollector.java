package gonogo.collect.net;

import gonogo.api.Access;
import gonogo.api.Collector;
import gonogo.collect.net.PortStates.Port;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks all ports at once, each on a virtual thread. */
@Singleton
final class PortStatesCollector implements Collector<PortStates, PortStates.Answer> {

  @Override
  public PortStates.Answer collect(PortStates query, Access access) throws Exception {
    InetAddress address = Addresses.parse(query.address());
    List<Callable<Port>> questions = query.ports().stream()
        .map(port -> (Callable<Port>) () -> ask(query, address, port))
        .toList();
    List<Port> ports = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      access.onLimit(threads::shutdownNow);
      for (Future<Port> port : threads.invokeAll(questions)) {
        ports.add(answer(port));
      }
    }
    return new PortStates.Answer(Knock.source(address, query.ports().getFirst()), ports);
  }

  private static Port answer(Future<Port> port) throws Exception {
    try {
      return port.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : e;
    }
  }

  private static Port ask(PortStates query, InetAddress address, int port) throws IOException {
    int millis = Math.toIntExact(query.timeout().toMillis());
    int tries = 0;
    PortState state;
    do {
      try (Socket socket = new Socket()) {
        state = Knock.at(socket, address, port, millis);
      }
      tries++;
    } while (state == PortState.SILENT && tries <= query.retries());
    return new Port(port, state, tries);
  }
}
