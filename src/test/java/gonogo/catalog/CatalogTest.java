package gonogo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import gonogo.api.Collector;
import gonogo.api.ProbeSpec;
import gonogo.checklist.ShippedChecklists;
import gonogo.model.CheckSpec;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problem;
import gonogo.model.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every probe, kind of system and collector that is found must have. */
class CatalogTest {
  private static final Path TESTS = Path.of("probes/test/java");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,2} .*$");

  private static final Catalog CATALOG = Catalog.open();
  private static final ShippedChecklists SHIPPED = ShippedChecklists.onClassPath();
  private static final Set<String> USED = SHIPPED.names().stream()
      .flatMap(name -> SHIPPED.read(name).items().stream())
      .flatMap(item -> item.checks().stream())
      .map(CheckSpec::probe)
      .collect(Collectors.toSet());

  @AfterAll
  static void close() {
    CATALOG.close();
  }

  static Stream<Named<ProbeType>> probes() {
    return CATALOG.probes().values().stream().map(probe -> Named.of(probe.id(), probe));
  }

  /** The settings of all probes and kinds, with the keys of the mappings among their values. */
  static Stream<Named<SettingType>> settings() {
    List<Named<SettingType>> settings = new ArrayList<>();
    Set<Class<?>> seen = new HashSet<>();
    CATALOG
        .probes()
        .values()
        .forEach(probe -> collect(probe.id(), probe.settings(), settings, seen));
    CATALOG.kinds().values().forEach(kind -> collect(kind.kind(), kind.settings(), settings, seen));
    return settings.stream();
  }

  private static void collect(
      String holder,
      List<SettingType> found,
      List<Named<SettingType>> settings,
      Set<Class<?>> seen) {
    for (SettingType setting : found) {
      String name = holder + " " + setting.name();
      settings.add(Named.of(name, setting));
      setting
          .nested()
          .filter(seen::add)
          .ifPresent(type -> collect(name, SettingType.of(type), settings, seen));
    }
  }

  @Test
  void findsWhatIsThere() {
    assertThat(CATALOG.probes()).hasSizeGreaterThanOrEqualTo(4).containsKey("tls/certificate");
    assertThat(CATALOG.collectors()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(CATALOG.kinds()).containsKey("web");
    assertThat(settings()).hasSizeGreaterThan(40);
  }

  @Test
  void eachCollectorAnswersAQuestionOfItsOwn() {
    Map<Class<?>, Collector<?, ?>> collectors = CATALOG.collectors();

    assertThat(collectors.values().stream().map(Object::getClass)).doesNotHaveDuplicates();
    assertThat(collectors).allSatisfy((query, _) -> assertThat(query.isRecord()).isTrue());
  }

  /** A thread that still looks for beans in a closed context prints a stack trace in the middle of a report. */
  @Test
  void startsNoThreadsThatMayOutliveIt() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Set<Thread> started = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      try (Catalog _ = Catalog.open()) {
        started.addAll(Thread.getAllStackTraces().keySet());
      }
    }
    started.removeAll(before);

    assertThat(started)
        .filteredOn(thread -> thread.getName().startsWith("Thread-"))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aProbeIsCalledAfterItsClassAndFamily(ProbeType probe) {
    Class<?> type = probe.implementation();
    int slash = probe.id().indexOf('/');
    String family = probe.id().substring(0, slash);
    String name = Stream.of(probe.id().substring(slash + 1).split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());

    assertThat(type.getName()).isEqualTo("gonogo.probes." + family + "." + name + "Probe");
    assertThat(type.getAnnotation(ProbeSpec.class)).isNotNull();
    assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
    assertThat(Modifier.isPublic(type.getModifiers())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aProbeClaimsInOneLineWhatIsSoWhenItPasses(ProbeType probe) {
    assertThat(probe.claim()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
    assertThat(probe.claim()).matches("[A-Z].*");
    assertThat(probe.codes())
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z0-9-]+"));
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aProbeHasAPageOfFourParts(ProbeType probe) {
    String page = Sidecar.of(probe);

    assertThat(HEADING.matcher(page).results().map(heading -> heading.group()))
        .containsExactly(
            "## What it looks at",
            "## Why it matters",
            "## How to fix it",
            "## What it cannot see");
    assertThat(page).startsWith("## ");
    assertThat(page.split("(?m)^## .*$", -1)).filteredOn(String::isBlank).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("probes")
  void thePageSaysHowToMendEachFinding(ProbeType probe) {
    String page = Sidecar.of(probe);
    String remedies =
        page.substring(page.indexOf("## How to fix it"), page.indexOf("## What it cannot see"));

    assertThat(probe.codes()).allSatisfy(code -> assertThat(remedies).contains("`" + code + "`"));
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aProbeHasATest(ProbeType probe) {
    String test = probe.implementation().getName() + "Test";

    assertThatCode(() -> Class.forName(test, false, getClass().getClassLoader()))
        .doesNotThrowAnyException();
  }

  /** A code stands in the sources of the tests alone, in a string or in a cell of a table, not only within a word. */
  @ParameterizedTest
  @MethodSource("probes")
  void itsTestsYieldEachFindingAndEachCause(ProbeType probe) {
    String tests =
        sources(TESTS.resolve(probe.implementation().getPackageName().replace('.', '/')));

    assertThat(probe.codes())
        .filteredOn(code -> !holds(tests, "([\"/]|\\| *)%s *(\"|\\||$)", code))
        .isEmpty();
    assertThat(probe.causes())
        .filteredOn(cause -> !holds(tests, "\\b%s\\b", cause.name()))
        .isEmpty();
  }

  private static boolean holds(String text, String pattern, String word) {
    return Pattern.compile(pattern.replace("%s", Pattern.quote(word)), Pattern.MULTILINE)
        .matcher(text)
        .find();
  }

  private static String sources(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      StringBuilder text = new StringBuilder();
      for (Path file :
          files.filter(file -> file.toString().endsWith(".java")).sorted().toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("probes")
  void whatMakesAProbeActiveIsASettingOfIt(ProbeType probe) {
    assertThat(probe.settingNames()).containsAll(probe.activeSettings());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aShippedChecklistUsesTheProbe(ProbeType probe) {
    assertThat(USED).contains(probe.id());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aProbeBindsWithItsRequiredSettingsAndAtMostOneMore(ProbeType probe) {
    List<SettingType> required =
        probe.settings().stream().filter(SettingType::required).toList();
    Stream<List<SettingType>> enough = Stream.concat(
        Stream.of(required),
        probe.settings().stream()
            .map(more -> Stream.concat(required.stream(), Stream.of(more)).toList()));

    assertThat(enough).anyMatch(settings -> binds(probe, examples(settings)));
  }

  private static boolean binds(ProbeType probe, Node.Mapping with) {
    return probe.bind(with, Fill.NOTHING, new Problems()).examine().isPresent();
  }

  private static Node.Mapping examples(List<SettingType> settings) {
    Place place = Place.of("examples");
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    settings.forEach(setting -> entries.put(
        setting.name(), new Node.Entry(place, FlowYaml.read("example", setting.example()))));
    return new Node.Mapping(entries, place);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aSettingIsDescribedInOneLine(SettingType setting) {
    assertThat(setting.description())
        .isNotBlank()
        .doesNotContain("\n")
        .doesNotEndWith(".")
        .matches("[A-Z].*");
    assertThat(setting.type()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theExampleAndTheDefaultOfASettingBind(SettingType setting) {
    assertThat(setting.example()).isNotBlank();
    assertThat(problems(setting, FlowYaml.read("example", setting.example()))).isEmpty();
    if (setting.fallback() != null) {
      assertThat(problems(setting, setting.fallback())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theExampleShowsMoreThanTheDefault(SettingType setting) {
    assertThat(setting.example()).isNotEqualTo(setting.fallbackText());
  }

  private static List<Problem> problems(SettingType setting, Node node) {
    Problems problems = new Problems();
    Object value =
        new Binder(problems, Fill.NOTHING).value(setting.javaType(), node, setting.name());
    assertThat(value == null).isEqualTo(!problems.isEmpty());
    return problems.list();
  }
}
