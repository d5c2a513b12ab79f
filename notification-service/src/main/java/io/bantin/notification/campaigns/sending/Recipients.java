package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.ledger.SkipReason;
import io.bantin.notification.subscriptions.Audience;
import io.bantin.notification.subscriptions.Recipient;
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
class Recipients {

    /** To ask for one costs nearly as much as to ask for many; what is not sent while it is fresh is asked for anew. */
    static final int AT_ONCE = 256;

    private final Audience audience;
    private final Permits permits;
    private final Clock clock;
    private final Ticker ticker;
    private final Duration newsFor;

    Recipients(Audience audience, Permits permits, Clock clock, Ticker ticker, DeliveryProperties properties) {
        this.audience = audience;
        this.permits = permits;
        this.clock = clock;
        this.ticker = ticker;
        this.newsFor = properties.newsFor();
    }

    /** So many at most; empty when nobody is due, or the campaign was paused or cancelled. */
    Batch next(Campaign campaign, OwnedChunk chunk, long claimedAt, int most) {
        Instant now = clock.instant();
        List<Integer> due = chunk.due(now, most);
        Permits.Permit permit = permits.of(campaign.id(), claimedAt, ticker);
        if (due.isEmpty() || !permit.sendable()) {
            return Batch.empty();
        }
        // What is known is as old as the older half of it.
        long readAt = permit.askedAt();
        if (now.isAfter(campaign.announcedAt().plus(newsFor))) {
            return new Batch(
                    readAt, due.stream().<Batch.Next>map(Recipients::late).toList());
        }
        Map<String, Recipient> known =
                audience.recipients(due.stream().map(chunk::recipient).toList());
        Set<String> paths = campaign.article().pathIds();
        return new Batch(
                readAt,
                due.stream()
                        .map(position ->
                                next(position, known.get(chunk.recipient(position)), paths, permit.selfPauses()))
                        .toList());
    }

    private static Batch.Next next(int position, @Nullable Recipient recipient, Set<String> paths, int selfPauses) {
        if (recipient == null) {
            return new Batch.Skipped(position, SkipReason.ERASED);
        }
        return switch (recipient.state()) {
            case ACTIVE -> {
                Set<String> followed = recipient.followed(paths);
                yield followed.isEmpty()
                        ? new Batch.Skipped(position, SkipReason.OTHER_WISHES)
                        : new Batch.Addressee(position, recipient, followed, selfPauses);
            }
            case SUPPRESSED -> new Batch.Skipped(position, SkipReason.SUPPRESSED);
            case LEFT, PENDING -> new Batch.Skipped(position, SkipReason.LEFT);
        };
    }

    private static Batch.Next late(int position) {
        return new Batch.Skipped(position, SkipReason.LATE);
    }
}
