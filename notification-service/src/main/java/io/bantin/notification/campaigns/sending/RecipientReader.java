package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.ledger.SkipReason;
import io.bantin.notification.campaigns.sending.CampaignStatusCache.CampaignStatus;
import io.bantin.notification.subscribers.AudienceQuery;
import io.bantin.notification.subscribers.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the recipients of a chunk that are due, and whether each still is to get the mail. */
@Component
class RecipientReader {

    /** Reading many recipients costs little more than reading one. Those whose mail is not begun within a second are read again. */
    static final int MAX_BATCH = 256;

    private final AudienceQuery audience;
    private final CampaignStatusCache statuses;
    private final Clock clock;
    private final Ticker ticker;
    private final Duration maxAge;

    RecipientReader(
            AudienceQuery audience,
            CampaignStatusCache statuses,
            Clock clock,
            Ticker ticker,
            DeliveryProperties properties) {
        this.audience = audience;
        this.statuses = statuses;
        this.clock = clock;
        this.ticker = ticker;
        this.maxAge = properties.newsFor();
    }

    /** Returns an empty batch when nobody is due, or when the campaign is paused, cancelled or finished. */
    RecipientBatch read(Campaign campaign, OwnedChunk chunk, long claimedAt, int limit) {
        Instant now = clock.instant();
        List<Integer> due = chunk.due(now, limit);
        CampaignStatus status = statuses.of(campaign.id(), claimedAt, ticker);
        if (due.isEmpty() || !status.sendable()) {
            return RecipientBatch.empty();
        }
        // The batch is as old as the older of its two reads: the campaign's status and the subscribers.
        long readAt = status.readAt();
        if (now.isAfter(campaign.origin().decidedAt().plus(maxAge))) {
            return new RecipientBatch(
                    readAt,
                    due.stream()
                            .<RecipientBatch.Entry>map(
                                    position -> new RecipientBatch.Skipped(position, SkipReason.LATE))
                            .toList());
        }
        Map<String, Recipient> recipients =
                audience.recipients(due.stream().map(chunk::recipient).toList());
        Set<String> paths = campaign.origin().article().pathIds();
        return new RecipientBatch(
                readAt,
                due.stream()
                        .map(position ->
                                entry(position, recipients.get(chunk.recipient(position)), paths, status.selfPauses()))
                        .toList());
    }

    private static RecipientBatch.Entry entry(
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
}
