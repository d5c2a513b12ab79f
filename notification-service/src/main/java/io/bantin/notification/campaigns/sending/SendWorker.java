package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import io.bantin.kit.telemetry.TraceCarrier;
import io.bantin.notification.background.BackgroundWorker;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.outcomes.ConsecutiveRejections;
import io.bantin.notification.campaigns.scheduling.ChunkAssignment;
import io.bantin.notification.campaigns.scheduling.ChunkScheduler;
import io.bantin.notification.mail.smtp.MailSession;
import java.time.Duration;
import java.util.Optional;

/** Sends one chunk after the other over a connection of its own, and keeps the connection between chunks. */
class SendWorker implements BackgroundWorker {

    private final String name;
    private final ChunkScheduler scheduler;
    private final DeliveryServices services;
    private final ConsecutiveRejections rejections = new ConsecutiveRejections();
    private final MailSession session;
    private final TraceCarrier traces;
    private final Ticker ticker;
    private final Duration keepConnection;
    private String servedLast = "";
    private long lastSentAt;

    SendWorker(
            String name,
            ChunkScheduler scheduler,
            DeliveryServices services,
            MailSession session,
            TraceCarrier traces,
            DeliveryProperties properties) {
        this.name = name;
        this.scheduler = scheduler;
        this.services = services;
        this.session = session;
        this.traces = traces;
        this.ticker = services.ticker();
        this.keepConnection = properties.keepConnection();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.SENDING;
    }

    @Override
    public boolean perform() {
        Optional<ChunkAssignment> assignment = scheduler.claimNext(servedLast);
        assignment.ifPresentOrElse(this::deliver, this::closeIdleConnection);
        return assignment.isPresent();
    }

    @Override
    public void leave() {
        session.close();
    }

    private void deliver(ChunkAssignment assignment) {
        Campaign campaign = assignment.campaign();
        servedLast = campaign.id();
        traces.continuing(
                campaign.origin().traceparent(),
                "send chunk",
                () -> new ChunkDelivery(assignment, session, rejections, services).deliver());
        scheduler.released(campaign);
        lastSentAt = ticker.nanos();
    }

    /** The session connects again at the next mail. */
    private void closeIdleConnection() {
        if (ticker.nanos() - lastSentAt > keepConnection.toNanos()) {
            session.close();
        }
    }
}
