package gonogo.collect.net;

import gonogo.api.Access;
import gonogo.api.Collector;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sweeps over a range at a bounded rate; at the limit, or at the end of the run, all connections are closed. */
@Singleton
final class PortScanCollector implements Collector<PortScan, PortScan.Answer> {

  @Override
  public PortScan.Answer collect(PortScan query, Access access) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      access.onLimit(threads::shutdownNow);
      Sweep sweep = new Sweep(query, threads);
      sweep.run();
      return sweep.answer();
    }
  }
}
