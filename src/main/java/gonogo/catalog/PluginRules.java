package gonogo.catalog;

import gonogo.api.QuerySpec;
import gonogo.model.Problems;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the parts of a plugin must have, so that they fail before a run and not in it. */
final class PluginRules {
  private static final String WORD = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  private static final Pattern KIND = Pattern.compile(WORD);
  private static final Pattern ID = Pattern.compile(WORD + "/" + WORD);

  private PluginRules() {}

  static Problems check(PluginJar jar) {
    Problems problems = new Problems();
    jar.probes().forEach(probe -> problem(jar, problems, () -> checkProbe(probe)));
    jar.kinds().forEach(kind -> problem(jar, problems, () -> checkKind(kind)));
    jar.collectors()
        .keySet()
        .forEach(question -> problem(jar, problems, () -> checkQuestion(question)));
    return problems;
  }

  /** The names that a plugin takes, each with what it is the name of. */
  static Stream<String> names(
      Stream<ProbeType> probes, Stream<KindType> kinds, Stream<Class<?>> questions) {
    return Stream.of(
            probes.map(probe -> "the probe " + probe.id()),
            kinds.map(kind -> "the kind of system " + kind.kind()),
            questions.map(question -> "the question " + type(question)))
        .flatMap(names -> names);
  }

  private static void problem(PluginJar jar, Problems problems, Runnable check) {
    try {
      check.run();
    } catch (IllegalStateException e) {
      problems.add(jar.place(), String.valueOf(e.getMessage()));
    }
  }

  private static void checkProbe(ProbeType probe) {
    require(ID, probe.id(), "probe", "family/name in lower case");
    if (probe.claim().isBlank() || probe.codes().stream().anyMatch(String::isBlank)) {
      throw new IllegalStateException(probe.id() + " has a blank claim or a blank finding");
    }
    List<SettingType> _ = probe.settings();
    String _ = Sidecar.of(probe);
  }

  private static void checkKind(KindType kind) {
    require(KIND, kind.kind(), "kind of system", "a word in lower case");
    List<SettingType> _ = kind.settings();
  }

  private static void checkQuestion(Class<?> question) {
    if (!question.isRecord()) {
      throw new IllegalStateException(
          "%s is no record; wanted a record with @QuerySpec".formatted(question.getName()));
    }
    require(ID, type(question), "question", "family/name in lower case");
  }

  private static void require(Pattern pattern, String name, String what, String wanted) {
    if (!pattern.matcher(name).matches()) {
      throw new IllegalStateException(
          "the %s \"%s\" has no usable name; wanted %s".formatted(what, name, wanted));
    }
  }

  private static String type(Class<?> question) {
    @Nullable QuerySpec spec = question.getAnnotation(QuerySpec.class);
    if (spec == null) {
      throw new IllegalStateException(question.getName() + " lacks @QuerySpec");
    }
    return spec.type();
  }
}
