package io.bantin.notification.campaigns.operators;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignBlockage;
import io.bantin.notification.mail.delivery.BlockageCause;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why the mails of a campaign do not go out. */
public record BlockedView(
        BlockageCause cause,

        @Schema(description = "The mail server's reply, or the reason why there is none")
        String reply,

        Instant since) {

    /** Null when mails go out. */
    public static @Nullable BlockedView of(Campaign campaign) {
        CampaignBlockage blocked = campaign.blockedNow();
        return blocked == null ? null : new BlockedView(blocked.cause(), blocked.reply(), blocked.since());
    }
}
