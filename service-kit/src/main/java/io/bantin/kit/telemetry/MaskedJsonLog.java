package io.bantin.kit.telemetry;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Makes all values of the JSON log safe, as {@link LogText} does; bantin-process.yml names this class. */
final class MaskedJsonLog implements StructuredLoggingJsonMembersCustomizer<Object> {

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(
                JsonWriter.ValueProcessor.of(String.class, text -> text == null ? null : LogText.inJson(text)));
    }
}
