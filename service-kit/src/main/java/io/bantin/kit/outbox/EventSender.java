package io.bantin.kit.outbox;

import io.bantin.kit.telemetry.TraceCarrier;
import java.nio.charset.StandardCharsets;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Sends an event as a CloudEvent in binary mode, and returns when the broker has acknowledged it. */
final class EventSender {

    private final StreamBridge bridge;
    private final TraceCarrier traces;

    EventSender(StreamBridge bridge, TraceCarrier traces) {
        this.bridge = bridge;
        this.traces = traces;
    }

    void send(String binding, OutboxEvent event) {
        traces.continuing(event.traceparent(), "relay " + event.type(), () -> {
            if (!bridge.send(binding, message(event))) {
                throw new IllegalStateException("Event " + event.eventId() + " was not sent");
            }
        });
    }

    /** Sends header values as bytes: for a string, the binder would add a header with its Java type. */
    private static Message<byte[]> message(OutboxEvent event) {
        MessageBuilder<byte[]> message = MessageBuilder.withPayload(bytes(event.data()))
                .setHeader(KafkaHeaders.KEY, bytes(event.key()))
                .setHeader("content-type", bytes("application/json"))
                .setHeader("ce_specversion", bytes("1.0"))
                .setHeader("ce_id", bytes(event.eventId()))
                .setHeader("ce_type", bytes(event.type()))
                .setHeader("ce_source", bytes(event.source()))
                .setHeader("ce_time", bytes(event.time().toString()))
                .setHeader("ce_subject", bytes(event.key()))
                .setHeader("ce_sequence", bytes(Long.toString(event.seq())));
        if (event.traceparent() != null) {
            message.setHeader("traceparent", bytes(event.traceparent()));
        }
        return message.build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
