package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.outcomes.BlockageTracker;
import io.bantin.notification.campaigns.outcomes.ConsecutiveRefusals;
import io.bantin.notification.campaigns.outcomes.OutcomeRecorder;
import io.bantin.notification.campaigns.sending.AdmissionQueue.ClosedDomain;
import io.bantin.notification.campaigns.sending.AdmissionQueue.Decision;
import io.bantin.notification.mail.delivery.BlockageCause;
import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.mail.smtp.MailSession;
import io.bantin.notification.mail.smtp.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers one chunk for up to a second: reads recipients, sends, and marks the outcomes. A mark is written after at most 32
 * mails or 100 ms, so a crash repeats no more than 32 mails.
 */
final class ChunkDelivery {

    private static final int MAX_UNMARKED = 32;
    private static final Duration MAX_UNMARKED_AGE = Duration.ofMillis(100);

    /** A worker that has not marked for this long may have lost its chunk, so it marks before it sends the next mail. */
    private static final Duration MAX_UNCONFIRMED = Duration.ofSeconds(5);

    /** After a turn, other campaigns are served: a slow server must not make the next article wait for a whole chunk. */
    private static final Duration TURN = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(ChunkDelivery.class);

    private sealed interface State {

        /**
         * Mails are sent. The turn begins with the first recipient, not with connecting and reading, so that a slow server
         * does not use it up.
         */
        record Active(long turnEndsAt, boolean hasServed) implements State {}

        /** The chunk is to be released; it is not due before {@code notBefore}. */
        record Ended(@Nullable Instant notBefore) implements State {}

        /** The chunk belongs to another worker: this one sends and writes nothing more of it. */
        record Lost() implements State {}
    }

    private final Campaign campaign;
    private final OwnedChunk chunk;
    private final MailSession session;
    private final DeliveryServices services;
    private final OutcomeRecorder recorder;
    private final BlockageTracker tracker;
    private final AdmissionQueue admission;
    private final long claimedAt;
    private State state;
    private long confirmedAt;
    private long firstUnmarkedAt;

    ChunkDelivery(
            ChunkScheduler.Assignment assignment,
            MailSession session,
            ConsecutiveRefusals refusals,
            DeliveryServices services) {
        this.campaign = assignment.campaign();
        this.chunk = assignment.chunk();
        this.session = session;
        this.services = services;
        this.recorder = services.recorders().create(campaign, chunk, refusals);
        this.tracker = services.blocked().trackerOf(campaign.id());
        this.admission = new AdmissionQueue(campaign, chunk, services, tracker);
        this.claimedAt = services.ticker().nanos();
        this.confirmedAt = claimedAt;
        this.state = new State.Active(claimedAt, false);
    }

    void deliver() {
        try {
            while (state instanceof State.Active active
                    && !services.storeRetry().isStopping()) {
                step(active, services.ticker().nanos());
            }
        } finally {
            release();
        }
    }

    private void step(State.Active active, long now) {
        boolean isTurnOver = active.hasServed() && now - active.turnEndsAt() > 0;
        if (isTurnOver && !admission.hasPipelined()) {
            state = new State.Ended(null);
        } else if (isMarkDue(now)) {
            mark();
        } else if (!admission.isUsable(now)) {
            readOn();
        } else {
            serveNext(active, now);
        }
    }

    /** Connects before it reads recipients, because a slow greeting would make what was read too old to send by. */
    private void readOn() {
        startOver();
        if (session.isConnected()) {
            if (!admission.read(claimedAt)) {
                endForNow();
            }
        } else if (chunk.unwritten() > 0) {
            mark();
        } else {
            chunk.allow(services.sender().longestSend());
            session.connect().ifPresent(this::postpone);
        }
    }

    /** Nobody is due, the campaign may not be sent, or only recipients of closed domains are left. */
    private void endForNow() {
        ClosedDomain closed = admission.closedDomain();
        state = new State.Ended(closed == null ? null : closed.until());
        if (closed != null) {
            tracker.blocked(closed.domain().blockCause(), closed.domain().blockReason());
        }
    }

    private void serveNext(State.Active active, long now) {
        long turnEndsAt = active.hasServed() ? active.turnEndsAt() : now + TURN.toNanos();
        state = new State.Active(turnEndsAt, active.hasServed());
        if (chunk.unwritten() == 0) {
            firstUnmarkedAt = now;
        }
        switch (admission.decide()) {
            case Decision.Admitted(PendingMail mail) -> sendOrStartOver(mail, turnEndsAt);
            case Decision.Skip(RecipientBatch.Skipped recipient) -> {
                recorder.skip(recipient.position(), recipient.reason());
                state = new State.Active(turnEndsAt, true);
            }
            case Decision.NotComposed(RecipientBatch.Addressee addressee) -> {
                state = new State.Active(turnEndsAt, true);
                record(addressee, new SendResult.Rejected("The mail could not be composed.", BounceType.NONE));
            }
            case Decision.TooEarly(Duration untilTurn) -> waitForPace(untilTurn);
            case Decision.PassedOver _, Decision.Stale _ -> {}
        }
    }

    private void sendOrStartOver(PendingMail mail, long turnEndsAt) {
        // Nothing is pipelined after a repeated mail: a server may hold back its answer until it has handled the
        // pipelined commands, and the answer to a repeated mail must not be lost again.
        boolean isFirstAttempt = chunk.attempts(mail.position()) == 0;
        PendingMail following = admission.moveOn(isFirstAttempt, turnEndsAt);
        if (admission.isFresh()) {
            SendResult result = send(mail, following);
            state = new State.Active(turnEndsAt, true);
            record(mail.addressee(), result);
        } else {
            admission.giveBack(mail);
            startOver();
        }
    }

    private SendResult send(PendingMail mail, @Nullable PendingMail following) {
        chunk.allow(services.sender().longestSend());
        return services.sender().send(campaign, mail, following, session);
    }

    private void record(RecipientBatch.Addressee addressee, SendResult result) {
        if (result.isAnswer()) {
            tracker.progressed(campaign);
        }
        switch (recorder.record(addressee.position(), addressee.recipient(), addressee.selfPauses(), result)) {
            case CONTINUE -> {
                if (!session.isConnected()) {
                    startOver(); // Connecting may take long, so it comes before the next recipients are read.
                }
            }
            case RECONNECT_LATER -> postpone(result);
            case STOP -> {
                services.reader().evictStatus(campaign.id());
                state = new State.Ended(null);
            }
        }
    }

    private boolean isMarkDue(long now) {
        boolean isOld = chunk.unwritten() > 0 && now - firstUnmarkedAt > MAX_UNMARKED_AGE.toNanos();
        return isOld || chunk.unwritten() >= MAX_UNMARKED || now - confirmedAt > MAX_UNCONFIRMED.toNanos();
    }

    private void mark() {
        long begunAt = services.ticker().nanos();
        retryRun(recorder::beforeMark);
        if (retry(chunk::mark)) {
            confirmedAt = begunAt;
            retryRun(recorder::readBouncesOfOthers);
            retryRun(recorder::afterMark);
        } else {
            state = new State.Lost();
        }
    }

    private void release() {
        try {
            startOver();
            if (!(state instanceof State.Lost)) {
                Instant notBefore = state instanceof State.Ended ended ? ended.notBefore() : null;
                retryRun(recorder::beforeMark);
                if (retry(() -> chunk.release(notBefore))) {
                    retryRun(recorder::afterMark);
                }
            }
        } finally {
            chunk.abandon();
        }
    }

    /** Forgets the recipients that were read, and takes back the envelope that was pipelined. */
    private void startOver() {
        admission.clear();
        session.discardPipelined();
    }

    private void waitForPace(Duration wait) {
        if (chunk.unwritten() > 0) {
            mark();
        }
        tracker.blocked(BlockageCause.PACING, services.pacer().blockReason());
        services.storeRetry().pause(wait);
    }

    private void postpone(SendResult failure) {
        Instant retryAt = services.retries().afterConnectionFailure();
        BlockageCause cause = tracker.serverFailed(failure);
        log.warn(
                "Mail server unavailable, chunk {} is retried at {}: {}, {}",
                chunk.id(),
                retryAt,
                cause,
                failure.text());
        state = new State.Ended(retryAt);
    }

    private <T> T retry(Supplier<T> access) {
        return services.storeRetry().call(access, tracker::storeFailed);
    }

    private void retryRun(Runnable access) {
        services.storeRetry().run(access, tracker::storeFailed);
    }
}
