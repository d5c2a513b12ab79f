package io.bantin.notification.campaigns.outcomes;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignBlockage;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.mail.delivery.BlockageCause;
import io.bantin.notification.mail.smtp.SendResult;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Stores in a campaign why this process cannot send it, and removes that once mails go out again.
 *
 * <p>Several workers and processes send one campaign, and some may be blocked while others send. So a process stores a block
 * only after it has sent nothing for a while. A process that sends renews {@code progressAt} of the campaign, which keeps the
 * others from storing. One process at a time renews a stored block. A campaign that was never blocked costs no write, a blocked
 * one a write every few seconds per process.
 */
public final class BlockageTracker {

    /** Shorter waits are part of sending. */
    private static final Duration QUIET_PERIOD = Duration.ofMillis(1500);

    private static final Duration RENEWAL_INTERVAL = Duration.ofSeconds(10);
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(4);

    /** A block that was not seen for so long is over. */
    private static final Duration EXPIRY = Duration.ofSeconds(30);

    private final String campaignId;
    private final String process;
    private final Campaigns campaigns;
    private final Clock clock;
    private final Ticker ticker;
    private @Nullable Observation observed;
    private @Nullable Write stored;
    private @Nullable Long progressAt;
    private @Nullable Long progressStoredAt;
    private @Nullable CampaignBlockage removed;

    /** What blocks the campaign; the last two are times of the monotonic clock. */
    private record Observation(BlockageCause cause, Instant since, long firstAt, long lastAt) {}

    private record Write(BlockageCause cause, long at) {}

    BlockageTracker(String campaignId, String process, Campaigns campaigns, Clock clock, Ticker ticker) {
        this.campaignId = campaignId;
        this.process = process;
        this.campaigns = campaigns;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** The connection failed, or broke during a mail. */
    public BlockageCause serverFailed(SendResult result) {
        BlockageCause cause = cause(result);
        blocked(cause, result.text());
        return cause;
    }

    /** Stores only the type of the exception, since some messages contain the data of the failed write. */
    public void storeFailed(DataAccessException outage) {
        blocked(
                BlockageCause.STORE,
                "The store does not answer: "
                        + outage.getMostSpecificCause().getClass().getSimpleName());
    }

    /** A mail could not go out. */
    public synchronized void blocked(BlockageCause cause, String reason) {
        long now = ticker.nanos();
        if (progressAt != null && now - progressAt < QUIET_PERIOD.toNanos()) {
            return;
        }
        Observation before = observed;
        Observation current = before == null || now - before.lastAt() > EXPIRY.toNanos()
                ? new Observation(cause, clock.instant(), now, now)
                : new Observation(cause, before.since(), before.firstAt(), now);
        observed = current;
        if (isLasting(current, now) && isWriteDue(cause, now)) {
            store(current, reason, now);
        }
    }

    /**
     * The server answered to a mail.
     *
     * @param asRead the campaign as it was when its chunk was claimed
     */
    public synchronized void progressed(Campaign asRead) {
        long now = ticker.nanos();
        progressAt = now;
        observed = null;
        CampaignBlockage blocked = asRead.health().blocked();
        boolean isStored = stored != null || blocked != null && !blocked.equals(removed);
        boolean wasBlocked = asRead.health().progressAt() != null || progressStoredAt != null;
        boolean isProgressDue = progressStoredAt == null || now - progressStoredAt >= PROGRESS_INTERVAL.toNanos();
        if (isStored || wasBlocked && isProgressDue) {
            try {
                campaigns.unblock(campaignId);
                stored = null;
                removed = blocked;
                progressStoredAt = now;
            } catch (DataAccessException outage) {
                // The next mail tries again.
            }
        }
    }

    synchronized boolean isBlockedBy(BlockageCause cause) {
        long now = ticker.nanos();
        Observation current = observed;
        return current != null
                && current.cause() == cause
                && isLasting(current, now)
                && now - current.lastAt() < EXPIRY.toNanos();
    }

    private static boolean isLasting(Observation observation, long now) {
        return now - observation.firstAt() >= QUIET_PERIOD.toNanos();
    }

    private boolean isWriteDue(BlockageCause cause, long now) {
        Write last = stored;
        Duration interval = last == null || last.cause() != cause ? QUIET_PERIOD : RENEWAL_INTERVAL;
        return last == null || now - last.at() >= interval.toNanos();
    }

    private void store(Observation current, String reason, long now) {
        BlockageCause cause = current.cause();
        stored = new Write(cause, now);
        try {
            campaigns.block(campaignId, new CampaignBlockage(cause, reason, current.since(), clock.instant(), process));
        } catch (DataAccessException outage) {
            // The store is unavailable, which the metric shows. The next write is tried after the quiet period.
            stored = new Write(cause, now - RENEWAL_INTERVAL.toNanos() + QUIET_PERIOD.toNanos());
        }
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
}
