package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.Entry;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.mail.MailSession;
import io.bantin.notification.mail.SendResult;
import io.bantin.notification.mail.SendResult.Accepted;
import io.bantin.notification.mail.SendResult.ConnectionFailed;
import io.bantin.notification.mail.SendResult.Deferred;
import io.bantin.notification.mail.SendResult.Rejected;
import io.bantin.notification.mail.SendResult.Unknown;
import io.bantin.notification.subscriptions.Recipient;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's time with one chunk: reads who is next, sends, and marks what happened at most 32 sends or 100 ms later, so
 * that a crash repeats no more than that.
 */
final class Delivery {

    private static final long LATEST_MARK = 100_000_000L;

    /** Who has not written for so long may have been replaced meanwhile, and asks before sending on. */
    private static final long SURE_FOR = 5_000_000_000L;

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Campaign campaign;
    private final OwnedChunk chunk;
    private final MailSession session;
    private final Streak streak;
    private final Desk desk;
    private final Map<String, String> toSuppress = new HashMap<>();
    private Batch batch = Batch.empty();
    private boolean ours = true;
    private boolean goingOn = true;
    private @Nullable Instant notBefore;
    private long lastGoodMark;
    private long firstUnwritten;

    Delivery(Assignment assignment, MailSession session, Streak streak, Desk desk) {
        this.campaign = assignment.campaign();
        this.chunk = assignment.chunk();
        this.session = session;
        this.streak = streak;
        this.desk = desk;
        this.lastGoodMark = desk.ticker().nanos();
    }

    void deliver() {
        try {
            while (ours && goingOn && !desk.patience().isOver()) {
                long now = desk.ticker().nanos();
                if (!batch.isUsable(now)) {
                    readOn();
                } else if (isMarkDue(now)) {
                    mark();
                } else {
                    handle(batch.next(), now);
                }
            }
        } finally {
            letGo();
        }
    }

    /** Connects before it reads: a greeting that takes long must not stand between what was read and the mail. */
    private void readOn() {
        if (session.isConnected()) {
            batch = desk.patience().with(() -> desk.recipients().next(campaign, chunk));
            goingOn = !batch.isEmpty();
        } else if (chunk.unwritten() > 0) {
            mark();
        } else {
            chunk.allow(desk.postman().longestSend());
            session.connect().ifPresent(failed -> waitForServer(failed.reason()));
        }
    }

    private boolean isMarkDue(long now) {
        boolean late = chunk.unwritten() > 0 && now - firstUnwritten > LATEST_MARK;
        return late || chunk.unwritten() >= Recipients.AT_ONCE || now - lastGoodMark > SURE_FOR;
    }

    private void mark() {
        long begun = desk.ticker().nanos();
        ours = desk.patience().with(chunk::mark);
        if (ours) {
            lastGoodMark = begun;
            suppress();
        }
    }

    private void letGo() {
        try {
            if (ours && desk.patience().with(() -> chunk.release(notBefore))) {
                suppress();
            }
        } finally {
            chunk.abandon();
        }
    }

    private void handle(Batch.Next next, long now) {
        if (chunk.unwritten() == 0) {
            firstUnwritten = now;
        }
        Recipient recipient = next.recipient();
        if (recipient == null) {
            desk.postman().skipped();
            chunk.settled(next.position(), Entry.skipped("No longer subscribed", chunk.attempts(next.position())));
        } else {
            chunk.allow(desk.postman().longestSend());
            record(next.position(), recipient, desk.postman().send(campaign, recipient, session));
        }
    }

    private void record(int position, Recipient recipient, SendResult result) {
        int attempts = chunk.attempts(position) + 1;
        Deferrals deferrals = desk.deferrals();
        switch (result) {
            case Accepted _ -> {
                chunk.accepted(position, deferrals.now());
                streak.accepted();
            }
            case Deferred(String reply) -> chunk.settled(position, deferrals.after(attempts, reply));
            case Rejected(String reply, boolean suppress) -> {
                chunk.settled(position, Entry.failed(reply, attempts));
                if (suppress) {
                    toSuppress.put(recipient.id(), reply);
                }
                pauseAfterTooMany(reply);
            }
            case Unknown(String reason) -> chunk.settled(position, deferrals.afterUnknown(attempts, reason));
            case ConnectionFailed(String reason, boolean stale) -> {
                if (stale) {
                    batch = Batch.empty();
                } else {
                    waitForServer(reason);
                }
            }
        }
    }

    private void waitForServer(String reason) {
        log.warn("No dialogue with the mail server, {} waits: {}", chunk.id(), reason);
        notBefore = desk.deferrals().afterConnectionFailure();
        goingOn = false;
    }

    private void pauseAfterTooMany(String reply) {
        if (streak.failed(campaign.id())) {
            desk.consequences().pause(campaign, reply);
            goingOn = false;
        }
    }

    /** After the mark: had it missed, the chunk's next owner would find the address suppressed and not say why. */
    private void suppress() {
        toSuppress.forEach(desk.consequences()::suppress);
        toSuppress.clear();
    }
}
