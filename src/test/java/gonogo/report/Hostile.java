package gonogo.report;

import gonogo.judge.Report;
import gonogo.model.Place;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a text in front of every text of a report, keys too. What refers to something still does, so that the report has
 * the same structure, whatever the text.
 */
final class Hostile {
  /** Words of ours, which no system and no file can change. */
  private static final Set<String> OURS =
      Set.of("schema", "end", "severity", "outcome", "by", "fingerprint");

  private final String text;

  private Hostile(String text) {
    this.text = text;
  }

  static Report in(Report report, String text) {
    return (Report) new Hostile(text).value(report);
  }

  /** The places where it all stands, whose files have the text in their names. */
  static Places in(Places places, String text) {
    var hostile = new Hostile(text);
    return new Places(
        places.checkout(),
        hostile.place(places.whole()),
        hostile.places(places.items()),
        hostile.places(places.systems()));
  }

  private Map<String, Place> places(Map<String, Place> places) {
    return places.entrySet().stream()
        .collect(
            Collectors.toMap(entry -> text + entry.getKey(), entry -> place(entry.getValue())));
  }

  private Place place(Place place) {
    return new Place(text + place.file(), place.line(), place.column());
  }

  private Object value(Object value) {
    return switch (value) {
      case String string -> text + string;
      case List<?> list -> list.stream().map(this::value).toList();
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> changed = new LinkedHashMap<>();
        map.forEach((name, inner) -> changed.put(value(name), inner == null ? null : value(inner)));
        yield changed;
      }
      case Record any -> record(any);
      default -> value;
    };
  }

  private Record record(Record any) {
    RecordComponent[] components = any.getClass().getRecordComponents();
    try {
      @Nullable Object[] values = new @Nullable Object[components.length];
      for (int i = 0; i < values.length; i++) {
        var accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        Object before = accessor.invoke(any);
        boolean kept = before == null || OURS.contains(components[i].getName());
        values[i] = kept ? before : value(before);
      }
      var constructor = any.getClass()
          .getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("cannot change a " + any.getClass(), e);
    }
  }
}
