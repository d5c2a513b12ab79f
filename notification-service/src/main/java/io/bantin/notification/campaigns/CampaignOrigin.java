package io.bantin.notification.campaigns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * The event that opened a campaign.
 *
 * @param articleVersion the version of the article after the change
 * @param article the summary in this very event, so that a repeated mail has the same content
 * @param traceparent the trace of the editor's request
 * @param decidedAt when the editor decided to publish or correct the article
 */
public record CampaignOrigin(
        CampaignKind kind,
        ArticleSummary article,
        @Field("seq") long articleVersion,
        @Nullable String traceparent,
        @Field("announcedAt") Instant decidedAt) {

    /** The trace id of the editor's request. */
    public @Nullable String traceId() {
        // W3C Trace Context: version-trace-parent-flags.
        return traceparent == null ? null : traceparent.split("-")[1];
    }
}
