package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.outcomes.BlockageTracker;
import io.bantin.notification.campaigns.outcomes.ConsecutiveRejections;
import io.bantin.notification.campaigns.outcomes.OutcomeRecorder;
import io.bantin.notification.campaigns.outcomes.OutcomeRecorder.NextStep;
import io.bantin.notification.campaigns.scheduling.ChunkAssignment;
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
    private static final Duration MAX_MARK_INTERVAL = Duration.ofSeconds(5);

    /** After a turn, the worker takes the next campaign: a slow server must not make that wait for a whole chunk. */
    private static final Duration TURN_LENGTH = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(ChunkDelivery.class);

    private sealed interface State {

        /** Mails are sent. The turn begins with the first recipient, so connecting to a slow server does not use it up. */
        record Active(long turnEndsAt, boolean hasHandled) implements State {}

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
    private long lastMarkAt;
    private long firstUnmarkedAt;

    ChunkDelivery(
            ChunkAssignment assignment,
            MailSession session,
            ConsecutiveRejections rejections,
            DeliveryServices services) {
        this.campaign = assignment.campaign();
        this.chunk = assignment.chunk();
        this.session = session;
        this.services = services;
        this.recorder = services.recorders().create(campaign, chunk, rejections);
        this.tracker = services.blocked().trackerOf(campaign.id());
        this.admission = new AdmissionQueue(campaign, chunk, services, tracker);
        this.claimedAt = services.ticker().nanos();
        this.lastMarkAt = claimedAt;
        this.state = new State.Active(claimedAt, false);
    }

    void deliver() {
        try {
            while (state instanceof State.Active active
                    && !services.storeRetry().isShutDown()) {
                step(active, services.ticker().nanos());
            }
        } finally {
            release();
        }
    }

    private void step(State.Active active, long now) {
        boolean isTurnOver = active.hasHandled() && now - active.turnEndsAt() > 0;
        if (isTurnOver && !admission.hasPipelined()) {
            state = new State.Ended(null);
        } else if (isMarkDue(now)) {
            mark();
        } else if (!admission.isUsable(now)) {
            readRecipients();
        } else {
            handleNext(active, now);
        }
    }

    /** Connects before it reads recipients, because a slow greeting would make what was read too old to send by. */
    private void readRecipients() {
        discardRead();
        if (session.isConnected()) {
            if (!admission.read(claimedAt)) {
                endTurn();
            }
        } else if (chunk.unmarked() > 0) {
            mark();
        } else {
            chunk.allowStep(services.server().longestSend());
            session.connect()
                    .ifPresent(failure -> postpone(failure, services.retries().afterConnectionFailure()));
        }
    }

    /** Called when no recipient is due, the campaign may not be sent, or only recipients of closed domains are left. */
    private void endTurn() {
        ClosedDomain closed = admission.closedDomain();
        state = new State.Ended(closed == null ? null : closed.until());
        if (closed != null) {
            tracker.blocked(closed.domain().blockageCause(), closed.domain().blockageReason());
        }
    }

    private void handleNext(State.Active active, long now) {
        long turnEndsAt = active.hasHandled() ? active.turnEndsAt() : now + TURN_LENGTH.toNanos();
        state = new State.Active(turnEndsAt, active.hasHandled());
        if (chunk.unmarked() == 0) {
            firstUnmarkedAt = now;
        }
        switch (admission.decide()) {
            case Decision.Admitted(AdmittedMail mail) -> sendIfFresh(mail, turnEndsAt);
            case Decision.Skip(RecipientBatch.Skipped recipient) -> {
                recorder.skip(recipient.position(), recipient.reason());
                state = new State.Active(turnEndsAt, true);
            }
            case Decision.NotComposed(RecipientBatch.Addressee addressee) -> {
                state = new State.Active(turnEndsAt, true);
                record(addressee, new SendResult.Rejected("The mail could not be composed.", BounceType.NONE));
            }
            case Decision.RateLimited(Duration wait) -> waitForPermit(wait);
            case Decision.DomainClosed _, Decision.ReadAgain _ -> {}
        }
    }

    private void sendIfFresh(AdmittedMail mail, long turnEndsAt) {
        // Nothing is pipelined after a repeated mail: a server may hold back its answer until it has handled the
        // pipelined commands, and the answer to a repeated mail must not be lost again.
        boolean isFirstAttempt = chunk.attempts(mail.position()) == 0;
        AdmittedMail following = admission.prepareNext(isFirstAttempt, turnEndsAt);
        if (admission.isFresh()) {
            chunk.allowStep(services.server().longestSend());
            SendResult result = services.sender().send(campaign, mail, following, session);
            state = new State.Active(turnEndsAt, true);
            record(mail.addressee(), result);
        } else {
            admission.returnPermits(mail);
            discardRead();
        }
    }

    private void record(RecipientBatch.Addressee addressee, SendResult result) {
        if (result.isAnswer()) {
            tracker.progressed(campaign);
        }
        switch (recorder.record(addressee.position(), addressee.recipient(), addressee.selfPauses(), result)) {
            case NextStep.Continue _ -> {
                if (!session.isConnected()) {
                    discardRead(); // Connecting may take long, so it comes before the next recipients are read.
                }
            }
            case NextStep.ReconnectLater(Instant at) -> postpone(result, at);
            case NextStep.Stop _ -> {
                services.statuses().evict(campaign.id());
                state = new State.Ended(null);
            }
        }
    }

    private boolean isMarkDue(long now) {
        boolean isOld = chunk.unmarked() > 0 && now - firstUnmarkedAt > MAX_UNMARKED_AGE.toNanos();
        return isOld || chunk.unmarked() >= MAX_UNMARKED || now - lastMarkAt > MAX_MARK_INTERVAL.toNanos();
    }

    private void mark() {
        long begunAt = services.ticker().nanos();
        retryRun(recorder::beforeMark);
        if (retry(chunk::mark)) {
            lastMarkAt = begunAt;
            retryRun(recorder::readBouncesOfOthers);
            retryRun(recorder::afterMark);
        } else {
            state = new State.Lost();
        }
    }

    private void release() {
        try {
            discardRead();
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

    /** Discards the recipients that were read, and the envelope that was pipelined. */
    private void discardRead() {
        admission.clear();
        session.discardPipelined();
    }

    private void waitForPermit(Duration wait) {
        if (chunk.unmarked() > 0) {
            mark();
        }
        tracker.blocked(BlockageCause.PACING, services.limits().blockageReason());
        services.limits().pause(wait);
    }

    private void postpone(SendResult failure, Instant retryAt) {
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
