package io.bantin.notification.ops;

import io.bantin.kit.problems.Problem;
import io.bantin.notification.campaigns.Campaign;
import org.springframework.http.HttpStatus;

/** What was asked for is no longer possible: the campaign is at its end. */
final class CampaignOver extends Problem {

    private CampaignOver(String detail) {
        super(HttpStatus.CONFLICT, "campaign-over", "Campaign is over", detail);
    }

    static CampaignOver refusing(String action, Campaign campaign) {
        return new CampaignOver("The campaign '%s' is %s and cannot be %s."
                .formatted(campaign.id(), campaign.isCancelled() ? "cancelled" : "done", action));
    }
}
