package io.bantin.notification.campaigns;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** There is no such campaign. */
public final class CampaignNotFound extends Problem {

    private CampaignNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "campaign-not-found", "Campaign not found", detail);
    }

    public static CampaignNotFound withId(String eventId) {
        return new CampaignNotFound("There is no campaign for the event '" + eventId + "'.");
    }

    public static CampaignNotFound ofArticle(String articleId) {
        return new CampaignNotFound(
                "There is no campaign for an article '" + articleId + "'; give the id of a published article.");
    }
}
