package io.bantin.notification.campaigns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * The chunks of a campaign, and what is left of them.
 *
 * @param isOpen {@code true} until the campaign finishes, then absent: a sparse index finds the few open campaigns
 * @param exists {@code true} until the chunks were removed, then absent: a sparse index finds what can be removed
 * @param removedAt when the chunks were removed; the counts stay for ever
 * @param reopens how often failed deliveries were reopened; counts are frozen only if they were summed after the last time
 * @param counts the final counts, set when the campaign finishes
 */
public record LedgerState(
        @Field("open") @Nullable Boolean isOpen,
        @Field("hasLedger") @Nullable Boolean exists,
        @Field("ledgerRemovedAt") @Nullable Instant removedAt,
        int reopens,
        @Nullable CampaignCounts counts) {

    static final LedgerState EMPTY = new LedgerState(true, true, null, 0, null);
}
