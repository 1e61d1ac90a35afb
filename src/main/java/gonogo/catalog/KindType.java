package gonogo.catalog;

import gonogo.api.Facet;
import gonogo.api.Surroundings;
import gonogo.api.SystemKind;
import gonogo.api.SystemRef;
import gonogo.model.Node;
import gonogo.model.Problems;
import java.util.List;
import java.util.Optional;

/** A kind of system as the catalog knows it. */
public final class KindType {
  private final SystemKind<?> kind;
  private final Class<? extends Record> keys;

  KindType(SystemKind<?> kind) {
    this.kind = kind;
    this.keys = ((Class<?>) ProbeType.typeArguments(kind.getClass(), SystemKind.class)[0])
        .asSubclass(Record.class);
  }

  public String kind() {
    return kind.kind();
  }

  public String description() {
    return kind.description();
  }

  public List<String> defaultRoles() {
    return kind.defaultRoles();
  }

  public boolean has(Class<? extends Facet> facet) {
    return kind.facets().contains(facet);
  }

  List<SettingType> settings() {
    return SettingType.of(keys);
  }

  /** The names of the keys that have no default and may not be left out. */
  public List<String> requiredKeys() {
    return settings().stream()
        .filter(SettingType::required)
        .map(SettingType::name)
        .toList();
  }

  /** The keys that may not be left out. */
  public List<Explained> required() {
    return settings().stream()
        .filter(SettingType::required)
        .map(SettingType::explained)
        .toList();
  }

  /** A system, and the secrets that its keys refer to. */
  public record Made(Facet system, List<SecretReference> secrets) {}

  /** Makes a system; mistakes go into the problems. */
  public Optional<Made> make(
      SystemRef ref, Node.Mapping node, Surroundings around, Problems problems) {
    Binder binder = new Binder(problems, Fill.NOTHING);
    Optional<? extends Record> bound = binder.bind(keys, node);
    binder
        .missing()
        .forEach(
            (name, place) -> problems.add(place, "{%s} cannot stand in a system".formatted(name)));
    try {
      return bound.map(record -> new Made(system(ref, record, around), binder.secrets()));
    } catch (IllegalArgumentException e) {
      problems.add(node.place(), ref + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  @SuppressWarnings("unchecked") // keys are those of the kind's own declaration
  private Facet system(SystemRef ref, Record bound, Surroundings around) {
    return ((SystemKind<Record>) kind).system(ref, bound, around);
  }
}
