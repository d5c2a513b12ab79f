package io.bantin.kit.outbox;

import io.bantin.kit.events.EventJson;
import io.bantin.kit.telemetry.TraceCarrier;
import java.time.Clock;

/** Creates events, and adds what the aggregate does not know: id, source, time and trace. */
public final class OutboxEventFactory {

    private final String source;
    private final Clock clock;
    private final TraceCarrier traces;

    OutboxEventFactory(String source, Clock clock, TraceCarrier traces) {
        this.source = source;
        this.clock = clock;
        this.traces = traces;
    }

    /** Creates an event whose id consists of aggregate and version, so that one change never becomes two events. */
    public OutboxEvent of(String aggregateId, long version, String type, Object body) {
        return new OutboxEvent(
                aggregateId + "." + version,
                type,
                version,
                aggregateId,
                source,
                clock.instant(),
                traces.traceparent(),
                EventJson.write(body));
    }
}
