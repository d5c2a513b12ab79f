package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.Entry;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.ledger.SkipReason;
import io.bantin.notification.smtp.SendResult;
import io.bantin.notification.smtp.SendResult.Accepted;
import io.bantin.notification.smtp.SendResult.BrokenOff;
import io.bantin.notification.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.smtp.SendResult.Deferred;
import io.bantin.notification.smtp.SendResult.Rejected;
import io.bantin.notification.smtp.SendResult.Unknown;
import io.bantin.notification.subscriptions.Recipient;
import java.util.HashMap;
import java.util.Map;

/** Writes down what became of each recipient, and says how the delivery goes on. */
final class Bookkeeping {

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
    private final Streak streak;
    private final Desk desk;
    private final Map<String, String> toSuppress = new HashMap<>();

    Bookkeeping(Campaign campaign, OwnedChunk chunk, Streak streak, Desk desk) {
        this.campaign = campaign;
        this.chunk = chunk;
        this.streak = streak;
        this.desk = desk;
    }

    void skip(int position, SkipReason reason) {
        desk.postman().skipped();
        settle(position, Entry.skipped(reason, chunk.attempts(position)));
    }

    Course write(int position, Recipient recipient, SendResult result) {
        int attempts = chunk.attempts(position) + 1;
        return switch (result) {
            case Accepted(String reply) -> {
                chunk.accepted(position, desk.deferrals().now(), desk.postman().server(), reply);
                streak.accepted();
                yield Course.GO_ON;
            }
            case Deferred(String reply, boolean _) -> {
                settle(position, desk.deferrals().after(attempts, reply));
                yield Course.GO_ON;
            }
            case Rejected(String reply, boolean suppress) -> {
                settle(position, Entry.failed(reply, attempts));
                if (suppress) {
                    toSuppress.put(recipient.id(), reply);
                }
                yield afterRefusal(reply);
            }
            case Unknown(String reason) -> {
                settle(position, desk.deferrals().afterUnknown(attempts, reason));
                yield Course.GO_ON;
            }
            case BrokenOff(String reason) -> {
                settle(position, desk.deferrals().afterBreak(attempts, reason));
                yield Course.WAIT_FOR_SERVER;
            }
            case ConnectionFailed(String _, boolean stale) -> stale ? Course.BEGIN_ANEW : Course.WAIT_FOR_SERVER;
        };
    }

    /** After the mark: had it missed, the chunk's next owner would find the address suppressed and not say why. */
    void marked() {
        toSuppress.forEach(desk.consequences()::suppress);
        toSuppress.clear();
    }

    private Course afterRefusal(String reply) {
        if (!streak.failed(campaign.id())) {
            return Course.GO_ON;
        }
        desk.consequences().pause(campaign, reply);
        return Course.STOP;
    }

    private void settle(int position, Entry entry) {
        chunk.settled(position, entry, desk.deferrals().now());
    }
}
