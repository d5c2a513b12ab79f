package io.bantin.kit.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes a component of a record that is {@code @Nullable} as one that may be null, and every other one as required.
 * springdoc does not read these annotations: it would promise clients that nothing is ever null.
 */
final class RecordNullability implements ModelConverter {

    private static final String COMPONENTS = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        JavaType resolved = Json.mapper().constructType(type.getType());
        if (schema != null && resolved != null && resolved.getRawClass().isRecord()) {
            Schema<?> model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(schema.get$ref().substring(COMPONENTS.length()));
            if (model != null && model.getProperties() != null) {
                for (RecordComponent component : resolved.getRawClass().getRecordComponents()) {
                    describe(model, component);
                }
            }
        }
        return schema;
    }

    private static void describe(Schema<?> model, RecordComponent component) {
        String name = nameOf(component);
        var properties = model.getProperties();
        Schema<?> property = properties.get(name);
        boolean required = model.getRequired() != null && model.getRequired().contains(name);
        if (property == null || required) {
            return;
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            properties.put(name, orNull(property));
        } else {
            model.addRequiredItem(name);
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() == null && property.getEnum() == null) {
            if (property.getTypes() != null) {
                property.addType("null");
            }
            return property;
        }
        Schema<?> nothing = new JsonSchema().types(Set.of("null"));
        Schema<?> either = new JsonSchema();
        either.setAnyOf(List.of(property, nothing));
        return either;
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
    }
}
