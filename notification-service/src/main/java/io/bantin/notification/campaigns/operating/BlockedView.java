package io.bantin.notification.campaigns.operating;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignBlockage;
import io.bantin.notification.mail.delivery.BlockageCause;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What keeps the mails of a campaign from going out. */
public record BlockedView(
        BlockageCause cause,

        @Schema(description = "The mail server's own words, or why there are none")
        String reply,

        Instant since) {

    /** Null when nothing does. */
    public static @Nullable BlockedView of(Campaign campaign) {
        CampaignBlockage blocked = campaign.blockedNow();
        return blocked == null ? null : new BlockedView(blocked.cause(), blocked.reply(), blocked.since());
    }
}
