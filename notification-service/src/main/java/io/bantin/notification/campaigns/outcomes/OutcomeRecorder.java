package io.bantin.notification.campaigns.outcomes;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.bounces.Bounce;
import io.bantin.notification.campaigns.bounces.BounceEffects;
import io.bantin.notification.campaigns.bounces.Bounces;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.campaigns.ledger.SkipReason;
import io.bantin.notification.mail.delivery.DeliveryMetrics;
import io.bantin.notification.mail.delivery.MailKind;
import io.bantin.notification.mail.delivery.MailOutcome;
import io.bantin.notification.mail.delivery.RetrySchedule;
import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.mail.smtp.MailServer;
import io.bantin.notification.mail.smtp.SendResult;
import io.bantin.notification.subscribers.Recipient;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns the results of one delivery into outcomes of its chunk, and decides how the delivery goes on. */
public final class OutcomeRecorder {

    /** How a delivery goes on after an outcome. */
    public sealed interface NextStep {

        record Continue() implements NextStep {}

        record ReconnectLater(Instant at) implements NextStep {}

        /** The campaign has paused itself. */
        record Stop() implements NextStep {}
    }

    private static final Logger log = LoggerFactory.getLogger(OutcomeRecorder.class);

    private final Campaign campaign;
    private final OwnedChunk chunk;
    private final ConsecutiveRejections rejections;
    private final Factory services;
    private final PendingBounces bounces;
    private final Set<String> strikesToClear = new HashSet<>();

    private OutcomeRecorder(Campaign campaign, OwnedChunk chunk, ConsecutiveRejections rejections, Factory services) {
        this.campaign = campaign;
        this.chunk = chunk;
        this.rejections = rejections;
        this.services = services;
        this.bounces = new PendingBounces(services.bounces(), services.effects());
    }

    public void skip(int position, SkipReason reason) {
        services.metrics().skipped(MailKind.CAMPAIGN);
        record(position, RecipientOutcome.skipped(reason, chunk.attempts(position)));
    }

    /**
     * Records the result of an attempt.
     *
     * @param selfPauses how often the campaign had paused itself when the mail was begun
     */
    public NextStep record(int position, Recipient recipient, int selfPauses, SendResult result) {
        int attempts = chunk.attempts(position) + 1;
        RetrySchedule retries = services.retries();
        switch (MailOutcome.of(result, attempts, retries)) {
            case MailOutcome.Accepted(String reply) -> {
                chunk.accepted(position, retries.now(), services.server().name(), reply);
                accepted(recipient, selfPauses);
            }
            case MailOutcome.Deferred(String reply, Instant nextAttemptAt) ->
                record(position, RecipientOutcome.deferred(reply, attempts, nextAttemptAt));
            case MailOutcome.GivenUp(String reply) -> record(position, RecipientOutcome.failed(reply, attempts));
            case MailOutcome.Rejected(String reply, BounceType type) -> {
                record(position, RecipientOutcome.failed(reply, attempts));
                if (type != BounceType.NONE) {
                    var bounce = new Bounce(recipient.id(), type, reply, retries.now(), selfPauses, false);
                    bounces.add(chunk.bounced(position, bounce));
                }
                return rejected(selfPauses, reply);
            }
            case MailOutcome.NotAttempted _ -> {} // The recipient stays due.
        }
        return result.isServerUnavailable()
                ? new NextStep.ReconnectLater(retries.afterConnectionFailure())
                : new NextStep.Continue();
    }

    /** Clears strikes before the mark. If the process dies in between, the next owner sends and clears again. */
    public void beforeMark() {
        strikesToClear.forEach(services.suppressions()::clearStrikes);
        strikesToClear.clear();
    }

    public void readBouncesOfOthers() {
        bounces.addOthers(campaign.id(), chunk.id());
    }

    /** Applies confirmed bounces. Call it only after a successful mark: otherwise another worker owns the chunk. */
    public void afterMark() {
        bounces.applyConfirmed();
    }

    private void accepted(Recipient recipient, int selfPauses) {
        rejections.accepted(campaign.id());
        if (recipient.hasStrikes()) {
            strikesToClear.add(recipient.id());
        }
        bounces.confirm(selfPauses);
    }

    private NextStep rejected(int selfPauses, String reply) {
        if (!rejections.rejected(campaign.id())) {
            return new NextStep.Continue();
        }
        String reason = "Too many deliveries in a row were refused, the last with: " + reply;
        if (services.campaigns().pauseItself(campaign.id(), selfPauses, reason)) {
            services.selfPauses().increment();
            log.error(
                    "Campaign {} has paused itself: too many deliveries in a row were refused: {}",
                    campaign.id(),
                    reply);
        }
        return new NextStep.Stop();
    }

    private void record(int position, RecipientOutcome outcome) {
        chunk.recordOutcome(position, outcome, services.retries().now());
    }

    /** Creates the recorder of each delivery. */
    @Component
    public record Factory(
            RetrySchedule retries,
            Suppressions suppressions,
            Bounces bounces,
            BounceEffects effects,
            Campaigns campaigns,
            DeliveryMetrics metrics,
            SelfPauseMetrics selfPauses,
            MailServer server) {

        public OutcomeRecorder create(Campaign campaign, OwnedChunk chunk, ConsecutiveRejections rejections) {
            return new OutcomeRecorder(campaign, chunk, rejections, this);
        }
    }
}
