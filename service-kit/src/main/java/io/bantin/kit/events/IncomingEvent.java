package io.bantin.kit.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import tools.jackson.core.JacksonException;

/** A CloudEvent that was received in binary mode. */
public final class IncomingEvent {

    private final String id;
    private final String type;
    private final String subject;
    private final long sequence;
    private final Instant time;
    private final byte[] data;

    private IncomingEvent(MessageHeaders headers, byte[] data) {
        this.id = required(headers, "id");
        this.type = required(headers, "type");
        this.subject = required(headers, "subject");
        this.data = data;
        try {
            this.sequence = Long.parseLong(required(headers, "sequence"));
            this.time = Instant.parse(required(headers, "time"));
        } catch (NumberFormatException | DateTimeException e) {
            throw UnreadableEvent.because("Event " + id + " has a malformed sequence or time", e);
        }
    }

    public static IncomingEvent of(Message<byte[]> message) {
        return new IncomingEvent(message.getHeaders(), message.getPayload());
    }

    public String id() {
        return id;
    }

    public String type() {
        return type;
    }

    /** The id of the aggregate that changed. */
    public String subject() {
        return subject;
    }

    /** The version of the aggregate after the change. */
    public long sequence() {
        return sequence;
    }

    public Instant time() {
        return time;
    }

    /** Reads the body as a record of the consumer, and ignores fields that the record does not declare. */
    public <T> T body(Class<T> type) {
        try {
            T body = EventJson.read(data, type);
            if (body == null) {
                throw UnreadableEvent.because("Event " + id + " has no body");
            }
            return body;
        } catch (JacksonException e) {
            throw UnreadableEvent.because("Body of event " + id + " is no " + type.getSimpleName(), e);
        }
    }

    private static String required(MessageHeaders headers, String attribute) {
        // Spring Cloud Function renames incoming headers from ce_x to ce-x.
        String value = text(headers.get("ce_" + attribute));
        if (value == null) {
            value = text(headers.get("ce-" + attribute));
        }
        if (value == null || value.isBlank()) {
            throw UnreadableEvent.because("The record has no CloudEvents attribute '" + attribute + "'");
        }
        return value;
    }

    private static @Nullable String text(@Nullable Object header) {
        return switch (header) {
            case null -> null;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            default -> header.toString();
        };
    }
}
