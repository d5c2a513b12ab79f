package io.bantin.kit.events;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the JSON of events. It accepts unknown and absent fields, because services add optional fields. */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private EventJson() {}

    public static String write(Object body) {
        return MAPPER.writeValueAsString(body);
    }

    static <T> @Nullable T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
