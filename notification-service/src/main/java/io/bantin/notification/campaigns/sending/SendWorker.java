package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.background.BackgroundWorker;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.mail.smtp.MailSession;
import java.util.Optional;

/** Sends one chunk after the other over a connection of its own, which it keeps from one to the next. */
class SendWorker implements BackgroundWorker {

    private final String name;
    private final ChunkScheduler scheduler;
    private final SendContext context;
    private final ConsecutiveFailures failures = new ConsecutiveFailures();
    private final MailSession session;
    private final TraceContext traces;
    private final Ticker ticker;
    private final long keepConnection;
    private String servedLast = "";
    private long sentLast;

    SendWorker(
            String name,
            ChunkScheduler scheduler,
            SendContext context,
            MailSession session,
            TraceContext traces,
            DeliveryProperties properties) {
        this.name = name;
        this.scheduler = scheduler;
        this.context = context;
        this.session = session;
        this.traces = traces;
        this.ticker = context.ticker();
        this.keepConnection = properties.keepConnection().toNanos();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public WorkKind work() {
        return WorkKind.SENDING;
    }

    @Override
    public boolean perform() {
        Optional<ClaimedChunk> assignment = scheduler.next(servedLast);
        assignment.ifPresentOrElse(this::send, this::closeWhenIdle);
        return assignment.isPresent();
    }

    @Override
    public void leave() {
        session.close();
    }

    private void send(ClaimedChunk assignment) {
        servedLast = assignment.campaign().id();
        traces.continuing(
                assignment.campaign().traceparent(),
                "send chunk",
                () -> new ChunkDelivery(assignment, session, failures, context).deliver());
        scheduler.worked(assignment.campaign());
        sentLast = ticker.nanos();
    }

    /** It connects again by itself at the next mail. */
    private void closeWhenIdle() {
        if (ticker.nanos() - sentLast > keepConnection) {
            session.close();
        }
    }
}
