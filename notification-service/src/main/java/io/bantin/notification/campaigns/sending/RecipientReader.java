package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.ledger.SkipReason;
import io.bantin.notification.subscribers.Audience;
import io.bantin.notification.subscribers.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads who is next, and whether they still are to get the mail. */
@Component
class RecipientReader {

    /** To ask for one costs nearly as much as to ask for many; what is not sent while it is fresh is asked for anew. */
    static final int AT_ONCE = 256;

    private final Audience audience;
    private final CampaignStatusCache statuses;
    private final Clock clock;
    private final Ticker ticker;
    private final Duration newsFor;

    RecipientReader(
            Audience audience,
            CampaignStatusCache statuses,
            Clock clock,
            Ticker ticker,
            DeliveryProperties properties) {
        this.audience = audience;
        this.statuses = statuses;
        this.clock = clock;
        this.ticker = ticker;
        this.newsFor = properties.newsFor();
    }

    /** So many at most; empty when nobody is due, or the campaign was paused or cancelled. */
    RecipientBatch next(Campaign campaign, OwnedChunk chunk, long claimedAt, int most) {
        Instant now = clock.instant();
        List<Integer> due = chunk.due(now, most);
        CampaignStatusCache.Permit permit = statuses.of(campaign.id(), claimedAt, ticker);
        if (due.isEmpty() || !permit.sendable()) {
            return RecipientBatch.empty();
        }
        // What is known is as old as the older half of it.
        long readAt = permit.askedAt();
        if (now.isAfter(campaign.announcedAt().plus(newsFor))) {
            return new RecipientBatch(
                    readAt,
                    due.stream().<RecipientBatch.Next>map(RecipientReader::late).toList());
        }
        Map<String, Recipient> known =
                audience.recipients(due.stream().map(chunk::recipient).toList());
        Set<String> paths = campaign.article().pathIds();
        return new RecipientBatch(
                readAt,
                due.stream()
                        .map(position ->
                                next(position, known.get(chunk.recipient(position)), paths, permit.selfPauses()))
                        .toList());
    }

    private static RecipientBatch.Next next(
            int position, @Nullable Recipient recipient, Set<String> paths, int selfPauses) {
        if (recipient == null) {
            return new RecipientBatch.Skipped(position, SkipReason.ERASED);
        }
        return switch (recipient.state()) {
            case ACTIVE -> {
                Set<String> followed = recipient.followed(paths);
                yield followed.isEmpty()
                        ? new RecipientBatch.Skipped(position, SkipReason.OTHER_WISHES)
                        : new RecipientBatch.Addressee(position, recipient, followed, selfPauses);
            }
            case SUPPRESSED -> new RecipientBatch.Skipped(position, SkipReason.SUPPRESSED);
            case LEFT, PENDING -> new RecipientBatch.Skipped(position, SkipReason.LEFT);
        };
    }

    private static RecipientBatch.Next late(int position) {
        return new RecipientBatch.Skipped(position, SkipReason.LATE);
    }
}
