package io.bantin.notification.campaigns.sending;

import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.crew.Team;
import io.bantin.notification.smtp.MailServer;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Those of this process who send. */
@Component
class Workers implements Team {

    private final List<Worker> members;

    Workers(Rounds rounds, Desk desk, MailServer server, TraceContext traces, DeliveryProperties properties) {
        this.members = IntStream.rangeClosed(1, properties.workers())
                .mapToObj(n -> new Worker("worker-" + n, rounds, desk, server.open(), traces, properties))
                .toList();
    }

    @Override
    public List<Worker> members() {
        return members;
    }
}
