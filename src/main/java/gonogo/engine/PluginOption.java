package gonogo.engine;

import gonogo.judge.Lever;
import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import gonogo.model.Plugin;
import gonogo.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The plugins of a run as an option of its bundle: each its hash, a space and its name. */
final class PluginOption {
  private static final String NAME = "plugin";

  private PluginOption() {}

  /** The option; none for a run without plugins, so that its bundle is that of a gonogo without them. */
  static Map<String, List<String>> of(List<Plugin> plugins) {
    return plugins.isEmpty()
        ? Map.of()
        : Map.of(
            NAME,
            plugins.stream()
                .map(plugin -> plugin.sha256() + " " + plugin.name())
                .toList());
  }

  /** The plugins of the run that a bundle is of. */
  static List<Plugin> recorded(Bundle bundle) {
    return bundle.options().getOrDefault(NAME, List.of()).stream()
        .map(text -> text.split(" ", 2))
        .map(parts -> new Plugin(parts.length < 2 ? "" : parts[1], parts[0]))
        .toList();
  }

  /** Evidence that is judged with other plugins than it was recorded with may come to another verdict. */
  static Optional<Lever> lever(Bundle bundle, List<Plugin> now) {
    List<Plugin> then = recorded(bundle);
    return new HashSet<>(then).equals(new HashSet<>(now))
        ? Optional.empty()
        : Optional.of(new Lever("plugins", null, text(then), text(now), null));
  }

  /** The same mistakes, and that plugins are missing, which they may come from. */
  static InvalidInputException explained(
      InvalidInputException wrong, Path file, Bundle bundle, List<Plugin> now) {
    List<Plugin> missing = new ArrayList<>(recorded(bundle));
    missing.removeAll(now);
    if (missing.isEmpty()) {
      return wrong;
    }
    List<Problem> problems = new ArrayList<>(wrong.problems());
    problems.add(new Problem(
        Place.of(file.toString()),
        "was recorded with plugins that are not here: " + text(missing)));
    return new InvalidInputException(problems);
  }

  private static String text(List<Plugin> plugins) {
    return plugins.isEmpty()
        ? "none"
        : plugins.stream().map(Plugin::toString).collect(Collectors.joining(", "));
  }
}
