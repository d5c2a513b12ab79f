package io.bantin.notification.campaigns.operators;

import io.bantin.kit.problems.Problem;
import io.bantin.notification.campaigns.Campaign;
import org.springframework.http.HttpStatus;

/** The action is not possible any more, because the campaign is over. */
final class CampaignOver extends Problem {

    private CampaignOver(String detail) {
        super(HttpStatus.CONFLICT, "campaign-over", "Campaign is over", detail);
    }

    static CampaignOver refusing(String action, Campaign campaign) {
        return new CampaignOver(
                "The campaign '%s' is %s and cannot be %s.".formatted(campaign.id(), ending(campaign), action));
    }

    private static String ending(Campaign campaign) {
        if (campaign.isCancelled()) {
            return "cancelled";
        }
        return campaign.ledger().removedAt() == null ? "done" : "done for so long that its ledger was removed,";
    }
}
