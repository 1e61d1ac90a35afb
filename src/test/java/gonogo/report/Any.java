package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.SectionView;
import gonogo.judge.Status;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Makes any report: what a fault elsewhere, or somebody with bad intentions, might put there. */
final class Any {
  private final Random random;

  Any(long seed) {
    random = new Random(seed);
  }

  Report report() {
    Report any = record(Report.class);
    SequencedMap<Status, Integer> counts = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      counts.put(status, random.nextInt(50));
    }
    return new Report(
        Report.SCHEMA,
        any.run(),
        any.environment(),
        any.release(),
        any.checklist(),
        any.verdict(),
        any.headline(),
        any.reasons(),
        counts,
        any.go(),
        any.decides(),
        any.onlyMissing(),
        any.causes(),
        any.restsOn(),
        sections(any, counts),
        any.evidence());
  }

  private static List<SectionView> sections(Report any, SequencedMap<Status, Integer> counts) {
    return any.sections().stream()
        .map(section -> new SectionView(section.path(), counts, section.items()))
        .toList();
  }

  private <R extends Record> R record(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(components)
        .map(component -> value(component.getAnnotatedType()))
        .toArray();
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("cannot make a " + type, e);
    }
  }

  private @Nullable Object value(AnnotatedType type) {
    if (type.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0) {
      return null;
    }
    if (type instanceof AnnotatedParameterizedType generic) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
      return raw == List.class ? list(arguments[0]) : map(arguments[0], arguments[1]);
    }
    return single((Class<?>) type.getType());
  }

  private Object single(Class<?> type) {
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    if (type.isRecord()) {
      return record(type.asSubclass(Record.class));
    }
    return switch (type.getName()) {
      case "int", "java.lang.Integer" -> random.nextInt(300);
      case "long" -> random.nextLong(5000);
      case "double" -> random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian();
      case "boolean" -> random.nextBoolean();
      case "java.time.Instant" ->
        Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
      case "java.lang.Object" ->
        random.nextBoolean() ? text() : Map.of(text(), List.of(text(), 1, true));
      default -> text();
    };
  }

  private List<@Nullable Object> list(AnnotatedType element) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      values.add(value(element));
    }
    return values;
  }

  private SequencedMap<Object, @Nullable Object> map(AnnotatedType key, AnnotatedType value) {
    SequencedMap<Object, @Nullable Object> entries = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      entries.put(single((Class<?>) key.getType()), value(value));
    }
    return entries;
  }

  /** Words, hostile texts, any characters, nothing. */
  private String text() {
    return switch (random.nextInt(6)) {
      case 0 -> Reports.HOSTILE.get(random.nextInt(Reports.HOSTILE.size()));
      case 1 -> "";
      case 2 -> "https://www.example.com/" + "p".repeat(random.nextInt(200));
      case 3 -> characters(random.nextInt(400), Character.MAX_CODE_POINT);
      case 4 -> characters(random.nextInt(60), 0x80);
      default -> "item-" + random.nextInt(20);
    };
  }

  private String characters(int length, int bound) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(random.nextInt(bound));
    }
    return text.toString();
  }
}
