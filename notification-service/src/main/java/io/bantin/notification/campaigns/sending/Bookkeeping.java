package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.Bounce;
import io.bantin.notification.campaigns.ledger.Entry;
import io.bantin.notification.campaigns.ledger.NotedBounce;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.ledger.SkipReason;
import io.bantin.notification.smtp.BounceType;
import io.bantin.notification.smtp.SendResult;
import io.bantin.notification.smtp.SendResult.Accepted;
import io.bantin.notification.smtp.SendResult.BrokenOff;
import io.bantin.notification.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.smtp.SendResult.Deferred;
import io.bantin.notification.smtp.SendResult.Rejected;
import io.bantin.notification.smtp.SendResult.Unknown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    /** Noted, and not yet shown to be about their addresses. */
    private final List<NotedBounce> waiting = new ArrayList<>();

    private final List<NotedBounce> confirmed = new ArrayList<>();
    private final Set<String> toClear = new HashSet<>();
    private boolean othersRead;

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

    Course write(Batch.Addressee addressee, SendResult result) {
        int position = addressee.position();
        int attempts = chunk.attempts(position) + 1;
        return switch (result) {
            case Accepted(String reply) -> {
                chunk.accepted(position, desk.deferrals().now(), desk.postman().server(), reply);
                accepted(addressee);
                yield Course.GO_ON;
            }
            case Deferred(String reply, boolean _) -> {
                settle(position, desk.deferrals().after(attempts, reply));
                yield Course.GO_ON;
            }
            case Rejected(String reply, BounceType type) -> {
                settle(position, Entry.failed(reply, attempts));
                if (type != BounceType.REFUSED) {
                    note(addressee, reply, type);
                }
                yield afterRefusal(addressee, reply);
            }
            case Unknown(String reason) -> {
                settle(position, desk.deferrals().afterUnknown(attempts, reason));
                yield Course.GO_ON;
            }
            case BrokenOff(String reason) -> {
                settle(position, desk.deferrals().afterBreak(attempts, reason));
                yield Course.WAIT_FOR_SERVER;
            }
            case ConnectionFailed(ConnectionFailed.Cause _, String _, boolean stale) ->
                stale ? Course.BEGIN_ANEW : Course.WAIT_FOR_SERVER;
        };
    }

    /** Before the mark: a process that dies in between finds the recipients due, and sends and clears again. */
    void marking() {
        toClear.forEach(desk.consequences()::clearStrikes);
        toClear.clear();
    }

    /** After the mark: had it missed, the chunk's next owner would decide. */
    void marked() {
        confirmed.forEach(desk.consequences()::takeEffect);
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
            desk.consequences().bounces(campaign.id()).stream()
                    .filter(noted -> !noted.chunkId().equals(chunk.id()) || !own.contains(noted.id()))
                    .forEach(noted -> (noted.bounce().confirmed() ? confirmed : waiting).add(noted));
        }
    }

    private void accepted(Batch.Addressee addressee) {
        streak.accepted(campaign.id());
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

    private void note(Batch.Addressee addressee, String reply, BounceType type) {
        var bounce = new Bounce(
                addressee.recipient().id(), type, reply, desk.deferrals().now(), addressee.selfPauses(), false);
        waiting.add(chunk.bounced(addressee.position(), bounce));
    }

    private Course afterRefusal(Batch.Addressee addressee, String reply) {
        if (!streak.failed(campaign.id())) {
            return Course.GO_ON;
        }
        desk.consequences().pause(campaign, addressee.selfPauses(), reply);
        return Course.STOP;
    }

    private void settle(int position, Entry entry) {
        chunk.settled(position, entry, desk.deferrals().now());
    }
}
