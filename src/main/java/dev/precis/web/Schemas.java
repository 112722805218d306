package dev.precis.web;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.DefaultSchemaDefinitionNamingStrategy;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON Schemas (2020-12) of the records that answers are made of. */
final class Schemas {
    private static final String PATH = "components/schemas";

    private final SchemaBuilder builder = new SchemaGenerator(config()).buildMultipleSchemaDefinitions();

    /** A reference to the schema of a record. */
    ObjectNode reference(Class<?> type) {
        return builder.createSchemaReference(type);
    }

    /** All schemas referred to so far, by name. */
    ObjectNode definitions() {
        return builder.collectDefinitions(PATH);
    }

    private static SchemaGeneratorConfig config() {
        var config = new SchemaGeneratorConfigBuilder(Json.WRITER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule())
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.INLINE_NULLABLE_SCHEMAS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forFields()
                .withPropertyNameOverrideResolver(Schemas::name)
                .withNullableCheck(field -> isNullable(field) && !mayBeAbsent(field))
                .withRequiredCheck(field -> !mayBeAbsent(field));
        config.forTypesInGeneral()
                .withPropertySorter((first, second) -> 0)
                .withCustomDefinitionProvider(Schemas::enumDefinition)
                .withDefinitionNamingStrategy(new Names());
        return config.build();
    }

    private static @Nullable String name(FieldScope field) {
        return SnakeCaseStrategy.INSTANCE.translate(field.getDeclaredName());
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean mayBeAbsent(FieldScope field) {
        return field.getRawMember().isAnnotationPresent(JsonInclude.class);
    }

    private static @Nullable CustomDefinition enumDefinition(ResolvedType type, SchemaGenerationContext context) {
        var constants = type.getErasedType().getEnumConstants();
        if (constants == null) {
            return null;
        }
        var schema = context.getGeneratorConfig().createObjectNode().put("type", "string");
        Arrays.stream(constants).map(each -> Json.name((Enum<?>) each)).forEach(schema.withArray("enum")::add);
        return new CustomDefinition(schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.INCLUDING_ATTRIBUTES);
    }

    /** FigureView is Figure, the one map there is counts, and SummaryAnswer.Sentence is SummarySentence. */
    private static final class Names extends DefaultSchemaDefinitionNamingStrategy {
        @Override
        public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
            return name(key.getType().getErasedType());
        }

        private static String name(Class<?> type) {
            if (Map.class.isAssignableFrom(type)) {
                return "Counts";
            }
            var outer = type.getEnclosingClass();
            var name = type.getSimpleName().replaceFirst("View$", "");
            return outer == null ? name : outer.getSimpleName().replaceFirst("(Answer|View)$", "") + name;
        }
    }
}
