package io.bantin.notification.campaigns;

import static io.bantin.notification.campaigns.CampaignFixtures.aCampaignFor;
import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignTests {

    private static final Instant SOME_TIME = Instant.parse("2026-01-09T03:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "-----, PLANNING",
        "P----, SENDING",
        "-S---, PAUSED",
        "PS---, PAUSED",
        "P--F-, DONE",
        "PS-F-, DONE",
        "--C--, CANCELLED",
        "PSCF-, CANCELLED",
    })
    void derivesItsStateFromItsMilestones(String milestones, CampaignState state) {
        assertThat(with(milestones).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"-----, true", "P----, true", "PS---, false", "P--F-, false", "P-C--, false"})
    void sendsOnlyWhileNothingStopsIt(String milestones, boolean sendable) {
        assertThat(with(milestones).isSendable()).isEqualTo(sendable);
    }

    @ParameterizedTest
    @CsvSource({"P----, false", "P-C--, true", "P-CF-, false"})
    void isStoppingUntilItsClaimsAreLetGo(String milestones, boolean stopping) {
        assertThat(with(milestones).isBeingCancelled()).isEqualTo(stopping);
    }

    @Test
    void isForSubscribersOfACategoryOnOneOfItsPaths() {
        ArticleSummary article = anArticleIn("root", "town", "roads");
        assertThat(article.pathIds()).containsExactlyInAnyOrder("root", "town", "roads");
    }

    /** P planned, S paused (stopped for a while), C cancelled, F finished. */
    private static Campaign with(String milestones) {
        Campaign campaign = aCampaignFor(anArticleIn("root"));
        return new Campaign(
                campaign.id(),
                campaign.origin(),
                new CampaignTimeline(
                        SOME_TIME,
                        at(milestones, 'P'),
                        at(milestones, 'S'),
                        null,
                        at(milestones, 'C'),
                        at(milestones, 'F')),
                campaign.ledger(),
                campaign.health(),
                campaign.claim());
    }

    private static @Nullable Instant at(String milestones, char letter) {
        return List.of(milestones.split("")).contains(String.valueOf(letter)) ? SOME_TIME : null;
    }
}
