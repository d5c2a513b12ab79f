package io.bantin.notification.campaigns.sending;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bantin.kit.claims.Ticker;
import io.bantin.kit.ids.Ids;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignBlockage;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.mail.delivery.BlockageCause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Writes into a campaign what keeps its mails from going out, and takes it away when they go out again.
 *
 * <p>Several workers and processes send one campaign, and some may be kept from it while others send. So nothing is written
 * before a process has sent nothing for a while; a process that sends while another is kept from it renews
 * {@code progressAt}, which keeps the other from writing; and one process at a time renews what is written. A campaign that
 * was never blocked costs no write, a blocked one a write in some seconds for each process.
 */
@Component
class BlockedCampaigns {

    /** Shorter waits are a part of sending. */
    private static final long QUIET = Duration.ofMillis(1500).toNanos();

    private static final long RENEWED_EVERY = Duration.ofSeconds(10).toNanos();
    private static final long PROGRESS_EVERY = Duration.ofSeconds(4).toNanos();

    /** Then a process that saw it no longer does, or is dead. */
    private static final long FORGOTTEN_AFTER = Duration.ofSeconds(30).toNanos();

    private static final int CAMPAIGNS_REMEMBERED = 1_000;

    private final Campaigns campaigns;
    private final Clock clock;
    private final Ticker ticker;
    private final String process = Ids.next();
    private final LoadingCache<String, Tracker> trackers =
            Caffeine.newBuilder().maximumSize(CAMPAIGNS_REMEMBERED).build(Tracker::new);
    private volatile Map<BlockageCause, Set<String>> written = Map.of();

    BlockedCampaigns(Campaigns campaigns, Clock clock, Ticker ticker, MeterRegistry meters) {
        this.campaigns = campaigns;
        this.clock = clock;
        this.ticker = ticker;
        for (BlockageCause cause : BlockageCause.values()) {
            Gauge.builder("bantin.campaigns.blocked", this, blocks -> blocks.count(cause))
                    .description("Campaigns whose mails do not go out, by what keeps them from it")
                    .tag("cause", cause.name())
                    .register(meters);
        }
    }

    /** What this process knows of a campaign. */
    Tracker of(String campaignId) {
        return trackers.get(campaignId);
    }

    /** The open campaigns as they were read just now. */
    void observe(List<Campaign> open) {
        Map<BlockageCause, Set<String>> found = new EnumMap<>(BlockageCause.class);
        for (Campaign campaign : open) {
            CampaignBlockage blocked = campaign.blockedNow();
            if (blocked != null) {
                found.computeIfAbsent(blocked.cause(), _ -> new HashSet<>()).add(campaign.id());
            }
        }
        written = found;
    }

    /** The store cannot even tell which campaigns are open: these were, a moment ago. */
    void storeAway(List<Campaign> open, DataAccessException outage) {
        open.stream()
                .filter(Campaign::isSendable)
                .forEach(campaign -> of(campaign.id()).blocked(BlockageCause.STORE, words(outage)));
    }

    /** Not the whole message: some quote what was to be written. */
    static String words(DataAccessException outage) {
        return "The store does not answer: "
                + outage.getMostSpecificCause().getClass().getSimpleName();
    }

    private int count(BlockageCause cause) {
        Set<String> blocked = new HashSet<>(written.getOrDefault(cause, Set.of()));
        trackers.asMap().forEach((campaign, tracker) -> {
            if (tracker.sees(cause)) {
                blocked.add(campaign);
            }
        });
        return blocked.size();
    }

    /** One campaign, as all workers of this process see it. */
    final class Tracker {

        private final String campaignId;
        private @Nullable BlockageCause cause;
        private @Nullable Instant since;
        private long sinceTicks;
        private long seenTicks;
        private @Nullable BlockageCause writtenCause;
        private long writtenTicks;
        private @Nullable Long progressTicks;
        private @Nullable Long progressWrittenTicks;
        private @Nullable CampaignBlockage cleared;

        private Tracker(String campaignId) {
            this.campaignId = campaignId;
        }

        /** A mail could not go out. */
        synchronized void blocked(BlockageCause why, String reply) {
            long now = ticker.nanos();
            if (progressTicks != null && now - progressTicks < QUIET) {
                return;
            }
            if (since == null || now - seenTicks > FORGOTTEN_AFTER) {
                since = clock.instant();
                sinceTicks = now;
            }
            cause = why;
            seenTicks = now;
            if (now - sinceTicks >= QUIET && isToBeWritten(why, now)) {
                write(why, reply, since, now);
            }
        }

        private boolean isToBeWritten(BlockageCause why, long now) {
            return writtenCause == null || now - writtenTicks >= (writtenCause == why ? RENEWED_EVERY : QUIET);
        }

        private void write(BlockageCause why, String reply, Instant begun, long now) {
            try {
                writtenCause = why;
                writtenTicks = now;
                campaigns.block(campaignId, new CampaignBlockage(why, reply, begun, clock.instant(), process));
            } catch (DataAccessException outage) {
                // It is the store that is away; the metric says so, and the next write is tried in a moment.
                writtenTicks = now - RENEWED_EVERY + QUIET;
            }
        }

        /** The server answered to a mail. {@code asRead} is the campaign as it was when its chunk was claimed. */
        synchronized void progressed(Campaign asRead) {
            long now = ticker.nanos();
            progressTicks = now;
            since = null;
            cause = null;
            CampaignBlockage blocked = asRead.blocked();
            boolean isWritten = writtenCause != null || blocked != null && !blocked.equals(cleared);
            boolean wasBlocked = asRead.progressAt() != null || progressWrittenTicks != null;
            if (isWritten
                    || wasBlocked && (progressWrittenTicks == null || now - progressWrittenTicks >= PROGRESS_EVERY)) {
                try {
                    campaigns.unblock(campaignId);
                    writtenCause = null;
                    cleared = blocked;
                    progressWrittenTicks = now;
                } catch (DataAccessException outage) {
                    // The next mail tries again.
                }
            }
        }

        private synchronized boolean sees(BlockageCause one) {
            long now = ticker.nanos();
            return since != null && cause == one && now - sinceTicks >= QUIET && now - seenTicks < FORGOTTEN_AFTER;
        }
    }
}
