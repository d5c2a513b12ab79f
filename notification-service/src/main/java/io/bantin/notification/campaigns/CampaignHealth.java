package io.bantin.notification.campaigns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the mails of a campaign go out.
 *
 * @param selfPauses how often the campaign paused itself because the server rejected every mail; an earlier rejection says nothing
 *     of its address
 * @param blocked why its mails do not go out
 * @param progressAt when mails went out again after a blockage, to some seconds
 */
public record CampaignHealth(
        @Nullable Integer selfPauses,
        @Nullable CampaignBlockage blocked,
        @Nullable Instant progressAt) {

    static final CampaignHealth UNKNOWN = new CampaignHealth(null, null, null);
}
