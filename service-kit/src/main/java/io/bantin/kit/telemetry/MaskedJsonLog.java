package io.bantin.kit.telemetry;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Masks tokens and addresses, and escapes what moves a cursor, in the JSON form of the log; named in bantin-defaults.yml. */
final class MaskedJsonLog implements StructuredLoggingJsonMembersCustomizer<Object> {

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(
                JsonWriter.ValueProcessor.of(String.class, text -> text == null ? null : LogText.inJson(text)));
    }
}
