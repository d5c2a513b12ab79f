package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.mail.delivery.BlockageCause;
import io.bantin.notification.mail.delivery.MailKind;
import io.bantin.notification.mail.delivery.ReceivingDomain;
import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.mail.smtp.MailSession;
import io.bantin.notification.mail.smtp.SendResult;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.BrokenOff;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.bantin.notification.mail.smtp.SendResult.Rejected;
import io.bantin.notification.mail.smtp.SendResult.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's time with one chunk: reads who is next, sends, and marks what happened at most 32 sends or 100 ms later, so
 * that a crash repeats no more than that.
 */
final class ChunkDelivery {

    /** What a crash repeats at most. */
    private static final int MOST_UNWRITTEN = 32;

    private static final long LATEST_MARK = 100_000_000L;

    /** Who has not written for so long may have been replaced meanwhile, and asks before sending on. */
    private static final long SURE_FOR = 5_000_000_000L;

    /** Then other campaigns have their turn: a slow server must not make the next article wait for a whole chunk. */
    private static final long TURN = 1_000_000_000L;

    private static final Logger log = LoggerFactory.getLogger(ChunkDelivery.class);

    private final Campaign campaign;
    private final OwnedChunk chunk;
    private final MailSession session;
    private final OutcomeRecorder books;
    private final SendContext context;
    private final BlockedCampaigns.Tracker tracker;
    private final long claimedAt;
    private RecipientBatch batch = RecipientBatch.empty();
    private @Nullable AdmittedMail next;
    private int readAhead = RecipientReader.AT_ONCE;
    private boolean ours = true;
    private boolean goingOn = true;
    private boolean gotOn;
    private long turnBegun;
    private @Nullable Instant notBefore;
    private @Nullable Instant passedOverUntil;
    private @Nullable ReceivingDomain passedOver;
    private long lastGoodMark;
    private long firstUnwritten;

    ChunkDelivery(ClaimedChunk assignment, MailSession session, ConsecutiveFailures failures, SendContext context) {
        this.campaign = assignment.campaign();
        this.chunk = assignment.chunk();
        this.session = session;
        this.books = new OutcomeRecorder(campaign, chunk, failures, context);
        this.context = context;
        this.tracker = context.blocked().of(campaign.id());
        this.claimedAt = context.ticker().nanos();
        this.lastGoodMark = claimedAt;
        this.turnBegun = claimedAt;
    }

    void deliver() {
        try {
            while (ours && goingOn && !context.storeRetry().isOver()) {
                long now = context.ticker().nanos();
                if (isTurnOver(now) && next == null) {
                    goingOn = false;
                } else if (isMarkDue(now)) {
                    mark();
                } else if (next == null ? !batch.isUsable(now) : !batch.isFresh(now)) {
                    readOn();
                } else {
                    serve(now);
                }
            }
        } finally {
            letGo();
        }
    }

    /** Connects before it reads: a greeting that takes long must not stand between what was read and the mail. */
    private void readOn() {
        beginAnew();
        if (session.isConnected()) {
            batch = patiently(() -> context.reader().next(campaign, chunk, claimedAt, readAhead));
            if (batch.isEmpty()) {
                goingOn = false;
                notBefore = passedOverUntil;
                if (passedOver != null) {
                    tracker.blocked(passedOver.blockCause(), passedOver.blockReason());
                }
            } else if (!batch.isUsable(context.ticker().nanos())) {
                tracker.blocked(BlockageCause.STORE, "The store takes longer than a second to read recipients");
                readAhead = Math.max(1, readAhead / 2); // The store was too slow for so many.
            }
        } else if (chunk.unwritten() > 0) {
            mark();
        } else {
            chunk.allow(context.mailSender().longestSend());
            session.connect().ifPresent(failed -> waitForServer(cause(failed), failed.reason()));
        }
    }

    /** Waits for a store that is away, and says so. */
    private <T> T patiently(Supplier<T> access) {
        return context.storeRetry()
                .with(access, outage -> tracker.blocked(BlockageCause.STORE, BlockedCampaigns.words(outage)));
    }

    private void patientlyRun(Runnable access) {
        patiently(() -> {
            access.run();
            return true;
        });
    }

    private boolean isTurnOver(long now) {
        return gotOn && now - turnBegun > TURN;
    }

    private boolean isMarkDue(long now) {
        boolean late = chunk.unwritten() > 0 && now - firstUnwritten > LATEST_MARK;
        return late || chunk.unwritten() >= MOST_UNWRITTEN || now - lastGoodMark > SURE_FOR;
    }

    private void mark() {
        long begun = context.ticker().nanos();
        patientlyRun(books::marking);
        ours = patiently(chunk::mark);
        if (ours) {
            lastGoodMark = begun;
            patientlyRun(books::readOthers);
            patientlyRun(books::marked);
        }
    }

    private void letGo() {
        try {
            beginAnew();
            if (ours) {
                patientlyRun(books::marking);
            }
            if (ours && patiently(() -> chunk.release(notBefore))) {
                patientlyRun(books::marked);
            }
        } finally {
            chunk.abandon();
        }
    }

    private void serve(long now) {
        if (!gotOn) {
            turnBegun = now;
        }
        if (chunk.unwritten() == 0) {
            firstUnwritten = now;
        }
        if (next == null) {
            admitNext();
        }
        if (next != null) {
            sendNext(next);
        }
    }

    private void sendNext(AdmittedMail mail) {
        // A server may keep its answer back while it works on what was announced with the mail. What is repeated since
        // its answer was lost gets its own.
        AdmittedMail after = chunk.attempts(mail.position()) == 0 ? following() : null;
        next = after;
        if (batch.isFresh(context.ticker().nanos())) {
            write(mail.addressee(), send(mail, after));
        } else {
            takeBack(mail);
            beginAnew();
        }
    }

    /** Admits the next mail, or does what is to be done instead. */
    private void admitNext() {
        switch (batch.peek()) {
            case RecipientBatch.Skipped skipped -> {
                batch.next();
                books.skip(skipped.position(), skipped.reason());
                gotOn = true;
            }
            case RecipientBatch.Addressee addressee -> {
                Optional<OutgoingMail> mail = compose(addressee);
                if (mail.isEmpty()) {
                    batch.next();
                    write(addressee, new SendResult.Rejected("The mail could not be composed.", BounceType.REFUSED));
                } else if (batch.isUsable(context.ticker().nanos())) {
                    admitInTurn(addressee, mail.get());
                } // Else the store was slow to tell what belongs into the mail, and the recipient may have left.
            }
        }
    }

    private void admitInTurn(RecipientBatch.Addressee addressee, OutgoingMail mail) {
        Duration tooEarly = context.pacer().take(MailKind.CAMPAIGN);
        if (!tooEarly.isZero()) {
            waitForTurn(tooEarly);
            return;
        }
        batch.next();
        ReceivingDomain domain = context.pacer().domainOf(addressee.recipient().email());
        Duration closed = domain.enter(MailKind.CAMPAIGN);
        if (closed.isZero()) {
            next = new AdmittedMail(addressee, mail, domain);
        } else {
            context.pacer().giveBack();
            passOver(addressee.position(), domain, closed);
        }
    }

    /** The mail that can be announced with the one sent now: none where it would have to wait, or might not be wanted by then. */
    private @Nullable AdmittedMail following() {
        if (batch.isEmpty()
                || !isSoonEnoughToAnnounce()
                || !(batch.peek() instanceof RecipientBatch.Addressee addressee)) {
            return null;
        }
        Optional<OutgoingMail> mail = compose(addressee);
        if (mail.isEmpty()
                || !isSoonEnoughToAnnounce()
                || !context.pacer().take(MailKind.CAMPAIGN).isZero()) {
            return null;
        }
        ReceivingDomain domain = context.pacer().domainOf(addressee.recipient().email());
        if (!domain.enter(MailKind.CAMPAIGN).isZero()) {
            context.pacer().giveBack();
            return null;
        }
        batch.next();
        return new AdmittedMail(addressee, mail.get(), domain);
    }

    private boolean isSoonEnoughToAnnounce() {
        long now = context.ticker().nanos();
        return batch.isFreshForLong(now) && !isTurnOver(now);
    }

    private Optional<OutgoingMail> compose(RecipientBatch.Addressee addressee) {
        return patiently(() -> context.mailSender().compose(campaign, addressee));
    }

    private SendResult send(AdmittedMail admitted, @Nullable AdmittedMail after) {
        chunk.allow(context.mailSender().longestSend());
        SendResult result = null;
        try {
            result = context.mailSender().send(campaign, admitted.mail(), after == null ? null : after.mail(), session);
            return result;
        } finally {
            if (result == null) {
                admitted.domain().learnNothing();
            } else {
                admitted.domain().learn(result);
            }
        }
    }

    private void write(RecipientBatch.Addressee addressee, SendResult result) {
        gotOn = true;
        if (isAnswer(result)) {
            tracker.progressed(campaign);
        }
        switch (books.write(addressee, result)) {
            case GO_ON -> {
                if (!session.isConnected()) {
                    beginAnew(); // To connect may take long, so it comes before the next are read.
                }
            }
            case BEGIN_ANEW -> beginAnew();
            case WAIT_FOR_SERVER -> waitForServer(cause(result), reason(result));
            case STOP -> goingOn = false;
        }
    }

    /** Forgets what was read, and takes back what was admitted of it. */
    private void beginAnew() {
        batch = RecipientBatch.empty();
        if (next != null) {
            takeBack(next);
            next = null;
        }
        session.withdraw();
    }

    private void takeBack(AdmittedMail unsent) {
        unsent.domain().leave();
        context.pacer().giveBack();
    }

    /** Stays due, without an attempt: the chunk is let go when nobody else is left in it. */
    private void passOver(int position, ReceivingDomain domain, Duration closed) {
        chunk.passOver(position);
        passedOver = domain;
        Instant until = context.retries().now().plus(closed);
        passedOverUntil = passedOverUntil == null || until.isBefore(passedOverUntil) ? until : passedOverUntil;
    }

    private void waitForTurn(Duration tooEarly) {
        if (chunk.unwritten() > 0) {
            mark();
        }
        tracker.blocked(BlockageCause.PACING, context.pacer().blockReason());
        context.storeRetry().pause(tooEarly);
    }

    private void waitForServer(BlockageCause cause, String reason) {
        log.warn("No dialogue with the mail server, {} waits: {}: {}", chunk.id(), cause, reason);
        tracker.blocked(cause, reason);
        notBefore = context.retries().afterConnectionFailure();
        goingOn = false;
    }

    /** The server takes mails, whatever it says to each. */
    private static boolean isAnswer(SendResult result) {
        return switch (result) {
            case Accepted _, Deferred _, Rejected _ -> true;
            case ConnectionFailed _, BrokenOff _, Unknown _ -> false;
        };
    }

    private static BlockageCause cause(SendResult result) {
        return result instanceof ConnectionFailed failed
                ? switch (failed.cause()) {
                    case CONNECTION -> BlockageCause.CONNECTION;
                    case TLS -> BlockageCause.TLS;
                    case AUTHENTICATION -> BlockageCause.AUTHENTICATION;
                    case SERVER_BUSY -> BlockageCause.SERVER_BUSY;
                }
                : BlockageCause.CONNECTION;
    }

    private static String reason(SendResult result) {
        return switch (result) {
            case ConnectionFailed failed -> failed.reason();
            case BrokenOff broken -> broken.reason();
            case Unknown unknown -> unknown.reason();
            case Accepted accepted -> accepted.reply();
            case Deferred deferred -> deferred.reply();
            case Rejected rejected -> rejected.reply();
        };
    }
}
