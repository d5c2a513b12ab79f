package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.outcomes.BlockageTracker;
import io.bantin.notification.mail.delivery.BlockageCause;
import io.bantin.notification.mail.delivery.MailKind;
import io.bantin.notification.mail.delivery.Pacer;
import io.bantin.notification.mail.delivery.ReceivingDomain;
import io.bantin.notification.mail.message.OutgoingMail;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each recipient of a chunk in turn whether the mail may go out now. It may if the recipient was read less than a
 * second ago, the rate limit of all mails allows it, and the receiving domain takes mails.
 */
final class AdmissionQueue {

    /** What becomes of the next recipient. */
    sealed interface Decision {

        record Admitted(PendingMail mail) implements Decision {}

        record Skip(RecipientBatch.Skipped recipient) implements Decision {}

        record NotComposed(RecipientBatch.Addressee addressee) implements Decision {}

        /** The pace of all mails allows none before this time has passed. */
        record TooEarly(Duration untilTurn) implements Decision {}

        /** The receiving domain takes no mails for now: this recipient stays due, without an attempt. */
        record PassedOver() implements Decision {}

        /** Composing the mail took too long. The recipient may have left meanwhile, so it is read again. */
        record Stale() implements Decision {}
    }

    /** The domain that was closed last, and the earliest time at which a closed domain takes mails again. */
    record ClosedDomain(ReceivingDomain domain, Instant until) {}

    private final Campaign campaign;
    private final OwnedChunk chunk;
    private final DeliveryServices services;
    private final Pacer pacer;
    private final BlockageTracker tracker;
    private RecipientBatch batch = RecipientBatch.empty();
    private @Nullable PendingMail next;
    private int batchSize = RecipientReader.MAX_BATCH;
    private @Nullable ClosedDomain closed;

    AdmissionQueue(Campaign campaign, OwnedChunk chunk, DeliveryServices services, BlockageTracker tracker) {
        this.campaign = campaign;
        this.chunk = chunk;
        this.services = services;
        this.pacer = services.pacer();
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

    /** Some recipient can be decided on without another read. */
    boolean isUsable(long now) {
        return next == null ? batch.isUsable(now) : batch.isFresh(now);
    }

    /** A recipient that was taken from the batch may still get the mail. */
    boolean isFresh() {
        return batch.isFresh(now());
    }

    /** The next mail is admitted already, and its envelope may have travelled with the mail before. */
    boolean hasPipelined() {
        return next != null;
    }

    @Nullable
    ClosedDomain closedDomain() {
        return closed;
    }

    /** Decides on the next recipient. An admitted mail stays the next one until {@link #moveOn}. */
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
            return new Decision.Stale();
        }
        Duration wait = pacer.take(MailKind.CAMPAIGN);
        if (!wait.isZero()) {
            return new Decision.TooEarly(wait);
        }
        batch.remove();
        ReceivingDomain domain = domainOf(addressee);
        Duration closedFor = domain.enter(MailKind.CAMPAIGN);
        if (!closedFor.isZero()) {
            pacer.giveBack();
            passOver(addressee, domain, closedFor);
            return new Decision.PassedOver();
        }
        next = new PendingMail(addressee, mail.get(), domain);
        return new Decision.Admitted(next);
    }

    private void passOver(RecipientBatch.Addressee addressee, ReceivingDomain domain, Duration closedFor) {
        chunk.passOver(addressee.position());
        Instant until = services.retries().now().plus(closedFor);
        closed = new ClosedDomain(domain, closed == null || until.isBefore(closed.until()) ? until : closed.until());
    }

    /**
     * Moves on from the mail that is sent now.
     *
     * @param mayPipeline the envelope of the next mail may travel with it
     * @param turnEndsAt no envelope is pipelined after this
     * @return the next mail if its envelope is to be pipelined; null if the mail might have to wait or be skipped
     */
    @Nullable
    PendingMail moveOn(boolean mayPipeline, long turnEndsAt) {
        next = mayPipeline ? following(turnEndsAt) : null;
        return next;
    }

    private @Nullable PendingMail following(long turnEndsAt) {
        if (batch.isEmpty()
                || !mayPipeline(turnEndsAt)
                || !(batch.peek() instanceof RecipientBatch.Addressee addressee)) {
            return null;
        }
        Optional<OutgoingMail> mail = compose(addressee);
        if (mail.isEmpty()
                || !mayPipeline(turnEndsAt)
                || !pacer.take(MailKind.CAMPAIGN).isZero()) {
            return null;
        }
        ReceivingDomain domain = domainOf(addressee);
        if (!domain.enter(MailKind.CAMPAIGN).isZero()) {
            pacer.giveBack();
            return null;
        }
        batch.remove();
        return new PendingMail(addressee, mail.get(), domain);
    }

    private boolean mayPipeline(long turnEndsAt) {
        long now = now();
        return batch.isFreshEnoughToPipeline(now) && now - turnEndsAt <= 0;
    }

    /** Forgets the recipients that were read, and returns the admission of the next mail. */
    void clear() {
        batch = RecipientBatch.empty();
        if (next != null) {
            giveBack(next);
            next = null;
        }
    }

    /** The mail is not sent after all: others may have its place in the pace and in the domain. */
    void giveBack(PendingMail unsent) {
        unsent.domain().leave();
        pacer.giveBack();
    }

    private Optional<OutgoingMail> compose(RecipientBatch.Addressee addressee) {
        return retry(() -> services.sender().compose(campaign, addressee));
    }

    private ReceivingDomain domainOf(RecipientBatch.Addressee addressee) {
        return pacer.domainOf(addressee.recipient().email());
    }

    private <T> T retry(Supplier<T> access) {
        return services.storeRetry().call(access, tracker::storeFailed);
    }

    private long now() {
        return services.ticker().nanos();
    }
}
