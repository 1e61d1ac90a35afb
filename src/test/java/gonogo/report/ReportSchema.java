package gonogo.report;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import gonogo.judge.Report;
import gonogo.judge.Status;
import gonogo.model.Evidence;
import gonogo.model.Severity;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of the JSON report, made from the records and a table of descriptions. A component without a description,
 * or a description without a component, is an error.
 */
final class ReportSchema {
  private static final String ID = "urn:gonogo:report:v1";

  private final Properties descriptions = read("descriptions.properties");
  private final Set<String> described = new HashSet<>();

  private ReportSchema() {}

  static String generate() {
    return new ReportSchema().schema();
  }

  private String schema() {
    ObjectNode schema = new SchemaGenerator(config()).generateSchema(Report.class);
    var whole = schema.objectNode();
    whole.set("$schema", schema.get("$schema"));
    whole.put("$id", ID);
    whole.put("title", "gonogo report, version 1");
    whole.put("description", description("Report"));
    schema.properties().forEach(entry -> whole.set(entry.getKey(), entry.getValue()));
    Set<String> unused = new TreeSet<>(descriptions.stringPropertyNames());
    unused.removeAll(described);
    if (!unused.isEmpty()) {
      throw new AssertionError("descriptions of nothing: " + unused);
    }
    return Json.pretty(whole);
  }

  private SchemaGeneratorConfig config() {
    var builder = new SchemaGeneratorConfigBuilder(
            SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
        .with(Option.ADDITIONAL_FIXED_TYPES, Option.STANDARD_FORMATS, Option.FLATTENED_ENUMS)
        .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.PLAIN_DEFINITION_KEYS);
    builder
        .forTypesInGeneral()
        .withPropertySorter((left, right) -> 0)
        .withCustomDefinitionProvider(ReportSchema::custom)
        .withDefinitionNamingStrategy((key, context) -> name(key.getType().getErasedType()));
    builder
        .forFields()
        .withRequiredCheck(field -> true)
        .withNullableCheck(ReportSchema::isNullable)
        .withDescriptionResolver(this::description)
        .withEnumResolver(field -> isSchema(field) ? List.of(Report.SCHEMA) : null)
        .withNumberInclusiveMinimumResolver(ReportSchema::minimum);
    return builder.build();
  }

  private static boolean isSchema(FieldScope field) {
    return field.getDeclaringType().getErasedType() == Report.class
        && field.getName().equals("schema");
  }

  private static String name(Class<?> type) {
    return type.getSimpleName().replaceFirst("View$", "");
  }

  private static @Nullable CustomDefinition custom(
      ResolvedType type, SchemaGenerationContext context) {
    if (type.getErasedType() == Severity.class) {
      return inline(severities(context));
    }
    if (type.isInstanceOf(Map.class)) {
      List<ResolvedType> types = type.typeParametersFor(Map.class);
      boolean counts = types.getFirst().getErasedType() == Status.class;
      return inline(counts ? counts(context) : map(types.getLast(), context));
    }
    return null;
  }

  private static CustomDefinition inline(ObjectNode schema) {
    return new CustomDefinition(schema, DefinitionType.INLINE, AttributeInclusion.YES);
  }

  private static ObjectNode severities(SchemaGenerationContext context) {
    var schema = context.getGeneratorConfig().createObjectNode().put("type", "string");
    var words = schema.putArray("enum");
    Arrays.stream(Severity.values()).map(Severity::text).forEach(words::add);
    return schema;
  }

  private static ObjectNode map(ResolvedType value, SchemaGenerationContext context) {
    Class<?> written =
        value.getErasedType() == Evidence.class ? EvidenceView.class : value.getErasedType();
    var schema = context.getGeneratorConfig().createObjectNode().put("type", "object");
    ResolvedType resolved = context.getTypeContext().resolve(written);
    return schema.set("additionalProperties", context.createDefinitionReference(resolved));
  }

  private static ObjectNode counts(SchemaGenerationContext context) {
    var schema = context.getGeneratorConfig().createObjectNode().put("type", "object");
    var properties = schema.putObject("properties");
    var required = schema.putArray("required");
    for (Status status : Status.values()) {
      properties.putObject(status.name()).put("type", "integer").put("minimum", 0);
      required.add(status.name());
    }
    return schema;
  }

  /** A number is null where it was none (see {@link Json}). */
  private static boolean isNullable(FieldScope field) {
    return field.getType() != null
        && (field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class)
            || field.getRawMember().getType() == double.class);
  }

  private static @Nullable BigDecimal minimum(FieldScope field) {
    Class<?> type = field.getRawMember().getType();
    return type == int.class || type == long.class ? BigDecimal.ZERO : null;
  }

  private @Nullable String description(FieldScope field) {
    return field.isFakeContainerItemScope()
        ? null
        : description(
            field.getDeclaringType().getErasedType().getSimpleName() + "." + field.getName());
  }

  private String description(String name) {
    described.add(name);
    String description = descriptions.getProperty(name);
    if (description == null) {
      throw new AssertionError("no description of " + name);
    }
    return description;
  }

  private static Properties read(String resource) {
    var properties = new Properties();
    try (var stream =
            Objects.requireNonNull(ReportSchema.class.getResourceAsStream(resource), resource);
        var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
