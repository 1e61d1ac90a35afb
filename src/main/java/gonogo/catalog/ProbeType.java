package gonogo.catalog;

import gonogo.api.Cause;
import gonogo.api.Facet;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.World;
import gonogo.model.Node;
import gonogo.model.Plugin;
import gonogo.model.Problems;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A probe as the catalog knows it: what it says of itself, and how to bind a check to it. */
public final class ProbeType {
  /** The one probe that judges people's word. */
  public static final String SIGNED = "attestation/signed";

  private static final String ALWAYS = "*";

  private final Probe<?, ?> probe;
  private final ProbeSpec spec;
  private final Class<? extends Facet> facet;
  private final Class<? extends Record> settings;
  private final @Nullable Plugin plugin;

  /** A probe of gonogo itself. */
  ProbeType(Probe<?, ?> probe) {
    this(probe, null);
  }

  /**
   * A probe.
   *
   * @param plugin where it comes from; null for gonogo itself
   */
  ProbeType(Probe<?, ?> probe, @Nullable Plugin plugin) {
    this.probe = probe;
    this.plugin = plugin;
    this.spec = Optional.ofNullable(probe.getClass().getAnnotation(ProbeSpec.class))
        .orElseThrow(() -> new IllegalStateException(probe.getClass() + " lacks @ProbeSpec"));
    Type[] arguments = typeArguments(probe.getClass(), Probe.class);
    this.facet = ((Class<?>) arguments[0]).asSubclass(Facet.class);
    this.settings = ((Class<?>) arguments[1]).asSubclass(Record.class);
  }

  /** The type arguments with which a class implements an interface directly. */
  static Type[] typeArguments(Class<?> type, Class<?> implemented) {
    return Arrays.stream(type.getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(generic -> generic.getRawType() == implemented)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(type + " does not implement " + implemented + " directly"))
        .getActualTypeArguments();
  }

  public String id() {
    return spec.id();
  }

  public String claim() {
    return spec.claim();
  }

  /** The full codes of its findings. */
  public List<String> findings() {
    return codes().stream().map(code -> spec.id() + "/" + code).toList();
  }

  /** The same, without the id of the probe in front. */
  List<String> codes() {
    return List.of(spec.findings());
  }

  /** The causes it can have beside those of any question. */
  public List<Cause> causes() {
    return List.of(spec.causes());
  }

  /** The plugin that it comes from; empty for a probe of gonogo itself. */
  public Optional<Plugin> plugin() {
    return Optional.ofNullable(plugin);
  }

  public Class<? extends Facet> facet() {
    return facet;
  }

  /** Whether it judges signatures, not evidence. */
  public boolean signed() {
    return spec.id().equals(SIGNED);
  }

  List<SettingType> settings() {
    return SettingType.of(settings);
  }

  /** The names of its settings. */
  public List<String> settingNames() {
    return settings().stream().map(SettingType::name).toList();
  }

  /** The names of the settings that have no default and may not be left out. */
  public List<String> requiredSettings() {
    return settings().stream()
        .filter(SettingType::required)
        .map(SettingType::name)
        .toList();
  }

  /** The default of a setting in YAML flow style; empty when it has none, or there is no such setting. */
  public String fallback(String name) {
    return settings().stream()
        .filter(setting -> setting.name().equals(name))
        .map(SettingType::fallbackText)
        .findFirst()
        .orElse("");
  }

  /** What a setting means and how it may be written; empty when there is no such setting. */
  public Optional<Explained> explain(String name) {
    return settings().stream()
        .filter(setting -> setting.name().equals(name))
        .map(SettingType::explained)
        .findFirst();
  }

  /** Whether it asks ACTIVE questions with these settings: then it runs only where the environment names it. */
  public boolean isActive(Node.Mapping with) {
    return Arrays.stream(spec.active())
        .anyMatch(name -> name.equals(ALWAYS) || with.get(name) != null);
  }

  /** The settings with which it asks ACTIVE questions. */
  List<String> activeSettings() {
    return Arrays.stream(spec.active()).filter(name -> !name.equals(ALWAYS)).toList();
  }

  Class<?> implementation() {
    return probe.getClass();
  }

  /**
   * Settings bound to a probe.
   *
   * @param examine what runs the probe on a system; empty when a problem was added or a placeholder could not be filled
   * @param unsaid what a system does not say though the probe needs it
   * @param missing the placeholders that could not be filled
   * @param settings as they were bound; empty when {@code examine} is
   */
  public record Bound(
      Optional<Function<Facet, Function<World, Outcome>>> examine,
      Function<Facet, Optional<Outcome.Inconclusive>> unsaid,
      Set<String> missing,
      Optional<? extends Record> settings) {}

  /** Binds settings; mistakes go into the problems. */
  public Bound bind(Node.Mapping with, Fill fill, Problems problems) {
    Binder binder = new Binder(problems, fill);
    Optional<? extends Record> bound = binder.bind(settings, with);
    return new Bound(
        bound.map(record -> system -> world -> examine(system, record, world)),
        system -> bound.flatMap(record -> unsaid(system, record)),
        binder.missing().sequencedKeySet(),
        bound);
  }

  private Outcome examine(Facet system, Record bound, World world) {
    return probe().examine(facet.cast(system), bound, world);
  }

  private Optional<Outcome.Inconclusive> unsaid(Facet system, Record bound) {
    return probe().unsaid(facet.cast(system), bound);
  }

  @SuppressWarnings("unchecked") // facet and settings are those of the probe's own declaration
  private Probe<Facet, Record> probe() {
    return (Probe<Facet, Record>) probe;
  }
}
