package gonogo.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Turns records of JSON values into trees and canonical JSON, and back.
 *
 * <p>A tree holds only maps with text keys, lists, text, numbers, booleans and null. Canonical JSON has sorted keys
 * and no white space; instants and durations are ISO 8601 text, enums are their names. Reading is strict: a repeated
 * key, a key that the record does not have, a missing one, or anything behind the value is an error.
 */
public final class Codec {
  private final JsonMapper mapper = JsonMapper.builder()
      .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .withCoercionConfig(
          LogicalType.Textual,
          text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
              .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
              .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
      .disable(
          DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
      .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
      // Not what helper methods of a record compute.
      .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
      .build();

  /** The value as a tree; equal values give equal trees. */
  public @Nullable Object tree(@Nullable Object value) {
    return parse(mapper.writeValueAsBytes(value));
  }

  /** The tree that a JSON text in UTF-8 stands for. */
  public @Nullable Object parse(byte[] json) {
    return mapper.readValue(json, Object.class);
  }

  /** The same for a text that was decoded before, in which a byte order mark is no white space. */
  public @Nullable Object parse(String json) {
    return mapper.readValue(json, Object.class);
  }

  /** Canonical JSON in UTF-8; an unpaired surrogate becomes {@code ?}, so what is read back is what was written. */
  public byte[] canonical(@Nullable Object value) {
    Object tree = parse(mapper.writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
    return mapper.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
  }

  /** {@link #canonical} as text. */
  public String canonicalText(@Nullable Object value) {
    return new String(canonical(value), StandardCharsets.UTF_8);
  }

  /**
   * Reads a record.
   *
   * @throws tools.jackson.core.JacksonException when the text does not fit the type exactly
   */
  public <T> T read(byte[] json, Class<T> type) {
    return mapper.readValue(json, type);
  }
}
