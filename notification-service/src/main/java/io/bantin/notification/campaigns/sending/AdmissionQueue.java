package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.outcomes.BlockageTracker;
import io.bantin.notification.mail.delivery.BlockageCause;
import io.bantin.notification.mail.delivery.DomainThrottle;
import io.bantin.notification.mail.delivery.MailKind;
import io.bantin.notification.mail.delivery.RateLimits;
import io.bantin.notification.mail.message.OutgoingMail;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one recipient of a chunk after the other whether the mail may go out now. It may if the recipient was read less than a
 * second ago, the rate limit of all mails allows it, and the receiving domain may get mails.
 */
final class AdmissionQueue {

    /** What becomes of the next recipient. */
    sealed interface Decision {

        record Admitted(AdmittedMail mail) implements Decision {}

        record Skip(RecipientBatch.Skipped recipient) implements Decision {}

        record NotComposed(RecipientBatch.Addressee addressee) implements Decision {}

        /** The rate limit of all mails allows none before this time has passed. */
        record RateLimited(Duration delay) implements Decision {}

        /** The receiving domain gets no mails for now: this recipient stays due, without an attempt. */
        record DomainClosed() implements Decision {}

        /** Composing the mail took too long. The recipient may have left meanwhile, so it is read again. */
        record ReadAgain() implements Decision {}
    }

    /** The domain that was closed last, and the earliest time at which a closed domain may get mails again. */
    record ClosedDomain(DomainThrottle domain, Instant until) {}

    private final Campaign campaign;
    private final OwnedChunk chunk;
    private final DeliveryServices services;
    private final RateLimits limits;
    private final BlockageTracker tracker;
    private RecipientBatch batch = RecipientBatch.empty();
    private @Nullable AdmittedMail next;
    private int batchSize = RecipientReader.MAX_BATCH;
    private @Nullable ClosedDomain closed;

    AdmissionQueue(Campaign campaign, OwnedChunk chunk, DeliveryServices services, BlockageTracker tracker) {
        this.campaign = campaign;
        this.chunk = chunk;
        this.services = services;
        this.limits = services.limits();
        this.tracker = tracker;
    }

    /** Reads the next recipients. Returns false when nobody is left that could get a mail now. */
    boolean read(long claimedAt) {
        batch = retry(() -> services.reader().read(campaign, chunk, claimedAt, batchSize));
        if (!batch.isEmpty() && !batch.isUsable(now())) {
            tracker.blocked(BlockageCause.STORE, "The store takes longer than a second to read recipients");
            batchSize = Math.max(1, batchSize / 2); // Fewer may be read in time.
        }
        return !batch.isEmpty();
    }

    /** True if a recipient can be decided on without another read. */
    boolean isUsable(long now) {
        return next == null ? batch.isUsable(now) : batch.isFresh(now);
    }

    /** True while a recipient that was taken from the batch may still get the mail. */
    boolean isFresh() {
        return batch.isFresh(now());
    }

    /** True if the next mail is admitted already, so its envelope may have travelled with the mail before. */
    boolean hasPipelined() {
        return next != null;
    }

    @Nullable
    ClosedDomain closedDomain() {
        return closed;
    }

    /** Decides on the next recipient. An admitted mail stays the next one until {@link #prepareNext}. */
    Decision decide() {
        if (next != null) {
            return new Decision.Admitted(next);
        }
        return switch (batch.peek()) {
            case RecipientBatch.Skipped skipped -> {
                batch.remove();
                yield new Decision.Skip(skipped);
            }
            case RecipientBatch.Addressee addressee -> decide(addressee);
        };
    }

    private Decision decide(RecipientBatch.Addressee addressee) {
        Optional<OutgoingMail> mail = compose(addressee);
        if (mail.isEmpty()) {
            batch.remove();
            return new Decision.NotComposed(addressee);
        }
        if (!batch.isUsable(now())) {
            return new Decision.ReadAgain();
        }
        Duration wait = limits.tryAcquire(MailKind.CAMPAIGN);
        if (!wait.isZero()) {
            return new Decision.RateLimited(wait);
        }
        batch.remove();
        DomainThrottle domain = domainOf(addressee);
        Duration closedFor = domain.tryAcquire(MailKind.CAMPAIGN);
        if (!closedFor.isZero()) {
            limits.returnPermit();
            noteClosed(addressee, domain, closedFor);
            return new Decision.DomainClosed();
        }
        next = new AdmittedMail(addressee, mail.get(), domain);
        return new Decision.Admitted(next);
    }

    private void noteClosed(RecipientBatch.Addressee addressee, DomainThrottle domain, Duration closedFor) {
        chunk.leaveDue(addressee.position());
        Instant until = services.retries().now().plus(closedFor);
        closed = new ClosedDomain(domain, closed == null || until.isBefore(closed.until()) ? until : closed.until());
    }

    /**
     * Prepares the mail after the one that is sent now.
     *
     * @param mayPipeline the envelope of the next mail may travel with it
     * @param turnEndsAt no envelope is pipelined after this
     * @return the next mail if its envelope is to be pipelined; null if the mail might have to wait or be skipped
     */
    @Nullable
    AdmittedMail prepareNext(boolean mayPipeline, long turnEndsAt) {
        next = mayPipeline ? nextToPipeline(turnEndsAt) : null;
        return next;
    }

    private @Nullable AdmittedMail nextToPipeline(long turnEndsAt) {
        if (batch.isEmpty()
                || !mayPipeline(turnEndsAt)
                || !(batch.peek() instanceof RecipientBatch.Addressee addressee)) {
            return null;
        }
        Optional<OutgoingMail> mail = compose(addressee);
        if (mail.isEmpty()
                || !mayPipeline(turnEndsAt)
                || !limits.tryAcquire(MailKind.CAMPAIGN).isZero()) {
            return null;
        }
        DomainThrottle domain = domainOf(addressee);
        if (!domain.tryAcquire(MailKind.CAMPAIGN).isZero()) {
            limits.returnPermit();
            return null;
        }
        batch.remove();
        return new AdmittedMail(addressee, mail.get(), domain);
    }

    private boolean mayPipeline(long turnEndsAt) {
        long now = now();
        return batch.isFreshEnoughToPipeline(now) && now - turnEndsAt <= 0;
    }

    /** Discards the recipients that were read, and returns the permits of the next mail. */
    void clear() {
        batch = RecipientBatch.empty();
        if (next != null) {
            returnPermits(next);
            next = null;
        }
    }

    /** Call this if an admitted mail is not sent: others may then use its permits. */
    void returnPermits(AdmittedMail unsent) {
        unsent.domain().returnPermit();
        limits.returnPermit();
    }

    private Optional<OutgoingMail> compose(RecipientBatch.Addressee addressee) {
        return retry(() -> services.sender().compose(campaign, addressee));
    }

    private DomainThrottle domainOf(RecipientBatch.Addressee addressee) {
        return limits.domainOf(addressee.recipient().email());
    }

    private <T> T retry(Supplier<T> access) {
        return services.storeRetry().call(access, tracker::storeFailed);
    }

    private long now() {
        return services.ticker().nanos();
    }
}
