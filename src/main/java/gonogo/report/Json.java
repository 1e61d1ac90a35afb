package gonogo.report;

import gonogo.model.Evidence;
import gonogo.model.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * JSON as gonogo writes it: keys in the order of the records, pure ASCII, the same bytes for the same value.
 *
 * <p>ASCII because JSON is also printed: no control character, no text direction and no lone surrogate reaches a
 * terminal, and every reader gets the same strings back.
 */
final class Json {
  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  /** Indented by two spaces, with a line end after the last brace. */
  static String pretty(Object value) {
    return printable(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value)) + "\n";
  }

  /** On one line, without a line end. */
  static String compact(Object value) {
    return printable(MAPPER.writeValueAsString(value));
  }

  /**
   * Some CI systems obey {@code ##[...]} and {@code ##vso[...]} anywhere in a line of a log. Hash and delete can stand
   * only inside a JSON string, where their escapes mean the same.
   */
  private static String printable(String json) {
    return json.replace("##", "#\\u0023").replace("\u007f", "\\u007F");
  }

  private static JsonMapper mapper() {
    var values = new SimpleModule()
        .addSerializer(new InstantText())
        .addSerializer(new SeverityText())
        .addSerializer(new EvidenceObject())
        .addSerializer(Double.TYPE, new FiniteNumber())
        .addSerializer(Double.class, new FiniteNumber());
    return JsonMapper.builder()
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .defaultPrettyPrinter(prettyPrinter())
        .addModule(values)
        .build();
  }

  private static DefaultPrettyPrinter prettyPrinter() {
    var indenter = new DefaultIndenter("  ", "\n");
    var separators = Separators.createDefaultInstance()
        .withObjectNameValueSpacing(Spacing.AFTER)
        .withObjectEmptySeparator("")
        .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }

  /** ISO-8601 in UTC with Z, milliseconds at most. */
  private static final class InstantText extends StdSerializer<Instant> {
    InstantText() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
      json.writeString(value.truncatedTo(ChronoUnit.MILLIS).toString());
    }
  }

  /** The word that people write, so that it is the same word everywhere in a report. */
  private static final class SeverityText extends StdSerializer<Severity> {
    SeverityText() {
      super(Severity.class);
    }

    @Override
    public void serialize(Severity value, JsonGenerator json, SerializationContext context) {
      json.writeString(value.text());
    }
  }

  private static final class EvidenceObject extends StdSerializer<Evidence> {
    EvidenceObject() {
      super(Evidence.class);
    }

    @Override
    public void serialize(Evidence value, JsonGenerator json, SerializationContext context) {
      context.writeValue(json, EvidenceView.of(value));
    }
  }

  /** JSON has no word for what is not a number. */
  private static final class FiniteNumber extends StdSerializer<Double> {
    FiniteNumber() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializationContext context) {
      if (Double.isFinite(value)) {
        json.writeNumber(value.doubleValue());
      } else {
        json.writeNull();
      }
    }
  }
}
