package io.bantin.notification.campaigns.deliveries;

import static io.bantin.notification.campaigns.CampaignFixtures.aCampaignFor;
import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.SubscriptionChange;
import io.bantin.notification.subscribers.SubscriptionChange.Kind;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnplannedRecipientExplanationTests {

    private final Campaign campaign = aCampaignFor(anArticleIn("news", "roads"));
    private final Instant before = campaign.timeline().createdAt().minusSeconds(60);
    private final Instant earlier = before.minusSeconds(60);
    private final Instant after = campaign.timeline().createdAt().plusSeconds(60);

    @Test
    void isBecauseTheyCameLater() {
        assertThat(explain(confirmed(after, "news")))
                .isEqualTo("Not subscribed then: only at " + after + ", after the audience was planned.");
    }

    @Test
    void isBecauseTheyHadLeftAlsoWhenTheyCameBackSince() {
        assertThat(explain(
                        confirmed(earlier, "news"),
                        new SubscriptionChange(before, Kind.LEFT, null, null, null),
                        confirmed(after, "news")))
                .isEqualTo("Not subscribed then: had left at " + before + ".");
    }

    @Test
    void isBecauseTheAddressWasSuppressed() {
        assertThat(explain(
                        confirmed(earlier, "news"),
                        new SubscriptionChange(before, Kind.SUPPRESSED, null, null, "550 5.1.1 No")))
                .isEqualTo("Suppressed since " + before + ", because: 550 5.1.1 No");
    }

    @Test
    void isBecauseTheyFollowedOtherCategoriesThen() {
        assertThat(explain(
                        confirmed(before, "sports"),
                        new SubscriptionChange(after, Kind.CHOSE, Set.of("news"), null, null)))
                .isEqualTo("Followed none of the categories that the article was in.");
    }

    @Test
    void isBecauseTheyWantedDigestsThen() {
        assertThat(explain(
                        confirmed(earlier, "news"),
                        new SubscriptionChange(before, Kind.CHOSE, null, Frequency.DAILY, null)))
                .isEqualTo("Wanted no instant mail then, but DAILY.");
    }

    @Test
    void isBecauseTheyNeverConfirmed() {
        assertThat(UnplannedRecipientExplanation.explain(campaign, subscriber(SubscriberState.PENDING, List.of())))
                .isEqualTo("Signed up, but never confirmed.");
    }

    @Test
    void isNotKnownWhileTheAudienceIsPlanned() {
        assertThat(explain(confirmed(before, "news"))).contains("still being planned");
    }

    private String explain(SubscriptionChange... history) {
        return UnplannedRecipientExplanation.explain(campaign, subscriber(SubscriberState.ACTIVE, List.of(history)));
    }

    private static SubscriptionChange confirmed(Instant at, String category) {
        return new SubscriptionChange(at, Kind.CONFIRMED, Set.of(category), Frequency.INSTANT, null);
    }

    private static Subscriber subscriber(SubscriberState state, List<SubscriptionChange> history) {
        @Nullable Choice now = null;
        return new Subscriber(
                "s",
                state,
                "an@example.org",
                "an@example.org",
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                history,
                null,
                null);
    }
}
