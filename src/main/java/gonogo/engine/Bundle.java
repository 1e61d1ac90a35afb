package gonogo.engine;

import gonogo.model.Evidence;
import gonogo.model.Source;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A run as recorded: what it was made from and what it saw.
 *
 * @param engine version of gonogo
 * @param startedAt the one instant that all probes saw
 * @param options of the run by name, such as {@code phase}, {@code only} and the path of the {@code environment};
 *     each with its values as on the command line
 * @param inputs files as read, secrets unresolved
 * @param evidence sorted by id
 */
public record Bundle(
    String engine,
    Instant startedAt,
    SequencedMap<String, List<String>> options,
    List<Source> inputs,
    List<Evidence> evidence) {
  public static final String SCHEMA = "gonogo/bundle/v1";

  public Bundle {
    options = new TreeMap<>(options);
    inputs = List.copyOf(inputs);
    evidence = List.copyOf(evidence);
  }
}
