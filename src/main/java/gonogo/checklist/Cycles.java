package gonogo.checklist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/** Finds circles in what hangs on what, without recursion, since a list may be long. */
final class Cycles {
  private final Map<String, List<String>> edges;
  private final Set<String> done = new HashSet<>();
  private final List<List<String>> found = new ArrayList<>();

  private Cycles(Map<String, List<String>> edges) {
    this.edges = edges;
  }

  /** Each circle that a walk along the edges closes, from the name that was met twice; names without edges may lack. */
  static List<List<String>> of(Map<String, List<String>> edges) {
    var cycles = new Cycles(edges);
    edges.keySet().forEach(cycles::walk);
    return cycles.found;
  }

  private void walk(String start) {
    if (done.contains(start)) {
      return;
    }
    SequencedSet<String> path = new LinkedHashSet<>(List.of(start));
    Deque<Iterator<String>> ahead = new ArrayDeque<>(List.of(targets(start)));
    while (!ahead.isEmpty()) {
      var targets = ahead.getLast();
      if (!targets.hasNext()) {
        ahead.removeLast();
        done.add(path.removeLast());
        continue;
      }
      var target = targets.next();
      if (path.contains(target)) {
        found.add(path.stream().dropWhile(name -> !name.equals(target)).toList());
      } else if (!done.contains(target)) {
        path.add(target);
        ahead.add(targets(target));
      }
    }
  }

  private Iterator<String> targets(String name) {
    return edges.getOrDefault(name, List.of()).iterator();
  }
}
