package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.Bounce;
import io.bantin.notification.campaigns.ledger.NotedBounce;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.campaigns.ledger.SkipReason;
import io.bantin.notification.mail.delivery.MailOutcome;
import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.mail.smtp.SendResult;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.BrokenOff;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.bantin.notification.mail.smtp.SendResult.Rejected;
import io.bantin.notification.mail.smtp.SendResult.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes down what became of each recipient, and says how the delivery goes on. */
final class OutcomeRecorder {

    /** What follows from an outcome for the others of the chunk. */
    enum Course {
        GO_ON,
        /** On a new connection, with recipients read anew. */
        BEGIN_ANEW,
        WAIT_FOR_SERVER,
        STOP
    }

    private final Campaign campaign;
    private final OwnedChunk chunk;
    private final ConsecutiveFailures failures;
    private final SendContext context;
    /** Noted, and not yet shown to be about their addresses. */
    private final List<NotedBounce> waiting = new ArrayList<>();

    private final List<NotedBounce> confirmed = new ArrayList<>();
    private final Set<String> toClear = new HashSet<>();
    private boolean othersRead;

    OutcomeRecorder(Campaign campaign, OwnedChunk chunk, ConsecutiveFailures failures, SendContext context) {
        this.campaign = campaign;
        this.chunk = chunk;
        this.failures = failures;
        this.context = context;
    }

    void skip(int position, SkipReason reason) {
        context.mailSender().skipped();
        settle(position, RecipientOutcome.skipped(reason, chunk.attempts(position)));
    }

    Course write(RecipientBatch.Addressee addressee, SendResult result) {
        int position = addressee.position();
        int attempts = chunk.attempts(position) + 1;
        switch (MailOutcome.of(result, attempts, context.retries())) {
            case MailOutcome.Accepted(String reply) -> {
                chunk.accepted(
                        position, context.retries().now(), context.mailSender().server(), reply);
                accepted(addressee);
            }
            case MailOutcome.Deferred(String reply, Instant nextAttemptAt) ->
                settle(position, RecipientOutcome.deferred(reply, attempts, nextAttemptAt));
            case MailOutcome.GivenUp(String reply) -> settle(position, RecipientOutcome.failed(reply, attempts));
            case MailOutcome.Refused(String reply, BounceType type) -> {
                settle(position, RecipientOutcome.failed(reply, attempts));
                if (type != BounceType.REFUSED) {
                    note(addressee, reply, type);
                }
                return afterRefusal(addressee, reply);
            }
            case MailOutcome.NotAttempted _ -> {}
        }
        return courseAfter(result);
    }

    private static Course courseAfter(SendResult result) {
        return switch (result) {
            case Accepted _, Deferred _, Rejected _, Unknown _ -> Course.GO_ON;
            case BrokenOff _ -> Course.WAIT_FOR_SERVER;
            case ConnectionFailed failed -> failed.stale() ? Course.BEGIN_ANEW : Course.WAIT_FOR_SERVER;
        };
    }

    /** Before the mark: a process that dies in between finds the recipients due, and sends and clears again. */
    void marking() {
        toClear.forEach(context.refusals()::clearStrikes);
        toClear.clear();
    }

    /** After the mark: had it missed, the chunk's next owner would decide. */
    void marked() {
        confirmed.forEach(context.refusals()::takeEffect);
        confirmed.clear();
    }

    /**
     * What others have noted in this campaign, and left: the mails that are sent from now on are later than these. It is read
     * once, after the first mark, so that no first mail waits for it.
     */
    void readOthers() {
        if (!othersRead) {
            othersRead = true;
            Set<String> own = waiting.stream().map(NotedBounce::id).collect(Collectors.toSet());
            context.refusals().bounces(campaign.id()).stream()
                    .filter(noted -> !noted.chunkId().equals(chunk.id()) || !own.contains(noted.id()))
                    .forEach(noted -> (noted.bounce().confirmed() ? confirmed : waiting).add(noted));
        }
    }

    private void accepted(RecipientBatch.Addressee addressee) {
        failures.accepted(campaign.id());
        if (addressee.recipient().hasStrikes()) {
            toClear.add(addressee.recipient().id());
        }
        for (Iterator<NotedBounce> all = waiting.iterator(); all.hasNext(); ) {
            NotedBounce noted = all.next();
            if (noted.bounce().selfPauses() == addressee.selfPauses()) {
                confirmed.add(noted);
                all.remove();
            }
        }
    }

    private void note(RecipientBatch.Addressee addressee, String reply, BounceType type) {
        var bounce = new Bounce(
                addressee.recipient().id(), type, reply, context.retries().now(), addressee.selfPauses(), false);
        waiting.add(chunk.bounced(addressee.position(), bounce));
    }

    private Course afterRefusal(RecipientBatch.Addressee addressee, String reply) {
        if (!failures.failed(campaign.id())) {
            return Course.GO_ON;
        }
        context.refusals().pause(campaign, addressee.selfPauses(), reply);
        return Course.STOP;
    }

    private void settle(int position, RecipientOutcome entry) {
        chunk.settled(position, entry, context.retries().now());
    }
}
