package io.bantin.notification.campaigns.sending;

import io.bantin.kit.telemetry.TraceCarrier;
import io.bantin.notification.background.WorkerGroup;
import io.bantin.notification.campaigns.scheduling.ChunkScheduler;
import io.bantin.notification.mail.smtp.MailServer;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Creates the send workers of this process. */
@Component
class SendWorkers implements WorkerGroup {

    private final List<SendWorker> members;

    SendWorkers(
            ChunkScheduler scheduler,
            DeliveryServices services,
            MailServer server,
            TraceCarrier traces,
            DeliveryProperties properties) {
        this.members = IntStream.rangeClosed(1, properties.workers())
                .mapToObj(n ->
                        new SendWorker("worker-" + n, scheduler, services, server.openSession(), traces, properties))
                .toList();
    }

    @Override
    public List<SendWorker> members() {
        return members;
    }
}
