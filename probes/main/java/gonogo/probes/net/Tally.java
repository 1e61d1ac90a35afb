package gonogo.probes.net;

import gonogo.collect.net.PortRange;
import gonogo.collect.net.PortState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was seen at all addresses together, in one line. */
final class Tally {
  private static final int MOST_NAMED = 3;

  private final String vantage;
  private final List<Target> targets = new ArrayList<>();
  private final Set<String> sources = new LinkedHashSet<>();
  private final Map<Integer, Map<PortState, Integer>> states = new LinkedHashMap<>();
  private final SortedSet<Integer> controls = new TreeSet<>();
  private final SortedSet<Integer> scannedOpen = new TreeSet<>();
  private @Nullable PortRange range;

  Tally(String vantage) {
    this.vantage = vantage;
  }

  void asked(Target target, @Nullable String source, @Nullable Integer control) {
    targets.add(target);
    if (source != null) {
      sources.add(source);
    }
    if (control != null) {
      controls.add(control);
    }
  }

  void seen(int port, PortState state) {
    states.computeIfAbsent(port, _ -> new EnumMap<>(PortState.class)).merge(state, 1, Integer::sum);
  }

  void scanned(PortRange whole, List<Integer> open) {
    range = whole;
    scannedOpen.addAll(open);
  }

  String summary() {
    List<String> parts = new ArrayList<>();
    states.forEach((port, how) -> parts.add(port + " " + text(how)));
    if (range != null) {
      parts.add("of %s open: %s".formatted(range, ports(scannedOpen)));
    }
    controls.removeAll(states.keySet());
    if (!controls.isEmpty()) {
      parts.add("%s accepted as control".formatted(ports(controls)));
    }
    return "seen from %s at %s: %s".formatted(sight(), where(), String.join("; ", parts));
  }

  private String sight() {
    return sources.isEmpty() ? vantage : "%s (%s)".formatted(vantage, String.join(", ", sources));
  }

  private String where() {
    return targets.size() > MOST_NAMED
        ? targets.size() + " addresses"
        : targets.stream().map(Target::toString).collect(Collectors.joining(", "));
  }

  private static String text(Map<PortState, Integer> states) {
    if (states.size() == 1) {
      return states.keySet().iterator().next().text();
    }
    return states.entrySet().stream()
        .map(entry -> "%s at %d".formatted(entry.getKey().text(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String ports(SortedSet<Integer> ports) {
    return ports.isEmpty()
        ? "none"
        : ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
