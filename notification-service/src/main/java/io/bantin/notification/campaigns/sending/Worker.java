package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.crew.Duty;
import io.bantin.notification.crew.Work;
import io.bantin.notification.smtp.MailSession;
import java.util.Optional;

/** Sends one chunk after the other over a connection of its own, which it keeps from one to the next. */
class Worker implements Duty {

    private final String name;
    private final Rounds rounds;
    private final Desk desk;
    private final Streak streak = new Streak();
    private final MailSession session;
    private final TraceContext traces;
    private final Ticker ticker;
    private final long keepConnection;
    private String servedLast = "";
    private long sentLast;

    Worker(
            String name,
            Rounds rounds,
            Desk desk,
            MailSession session,
            TraceContext traces,
            DeliveryProperties properties) {
        this.name = name;
        this.rounds = rounds;
        this.desk = desk;
        this.session = session;
        this.traces = traces;
        this.ticker = desk.ticker();
        this.keepConnection = properties.keepConnection().toNanos();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Work work() {
        return Work.SENDING;
    }

    @Override
    public boolean perform() {
        Optional<Assignment> assignment = rounds.next(servedLast);
        assignment.ifPresentOrElse(this::send, this::closeWhenIdle);
        return assignment.isPresent();
    }

    @Override
    public void leave() {
        session.close();
    }

    private void send(Assignment assignment) {
        servedLast = assignment.campaign().id();
        traces.continuing(
                assignment.campaign().traceparent(),
                "send chunk",
                () -> new Delivery(assignment, session, streak, desk).deliver());
        rounds.worked(assignment.campaign());
        sentLast = ticker.nanos();
    }

    /** It connects again by itself at the next mail. */
    private void closeWhenIdle() {
        if (ticker.nanos() - sentLast > keepConnection) {
            session.close();
        }
    }
}
