package io.bantin.notification.campaigns.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscriber.Strike;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.SuppressionReason;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Rejections without a reason: each counts once in a campaign, and three over two days suppress the address. */
class StrikesIT extends BounceScenario {

    @Autowired
    private Suppressions suppressions;

    @Test
    void countsARejectionWithoutAReasonOnceACampaign() {
        Readers readers = chunkOf(2);
        answer(readers.get(0), "550 relay not permitted");
        deliver(here, claimed(here), NOTHING);

        assertThat(state(readers.get(0))).isEqualTo(SubscriberState.ACTIVE);
        assertThat(subscriber(readers.get(0)).strikes())
                .extracting(Strike::campaignId, Strike::reply)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(campaign.id(), "550 relay not permitted"));
        strike(readers.get(0), campaign.id(), clock.instant().plusSeconds(5));
        assertThat(subscriber(readers.get(0)).strikes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0 24 47, false",
        "0 24 48, true",
        "0 48, false",
        "0 0 48, true",
        "0 1 2 3 4 5 6 7 8 9 10 11, false",
        "0 1 2 3 4 5 6 7 8 9 10 11 48, true"
    })
    void suppressesAfterThreeStrikesOverTwoDays(String hours, boolean suppressed) {
        Subscriber reader = chunkOf(1).get(0);
        Instant first = clock.instant();
        for (String hour : hours.split(" ")) {
            strike(reader, Ids.next() + ".1", first.plus(Duration.ofHours(Integer.parseInt(hour))));
        }
        assertThat(state(reader)).isEqualTo(suppressed ? SubscriberState.SUPPRESSED : SubscriberState.ACTIVE);
        if (suppressed) {
            assertThat(suppression(reader).reason()).isEqualTo(SuppressionReason.REPEATED_REFUSALS);
        }
    }

    @Test
    void clearsStrikesWithAnAcceptedMail() {
        Subscriber reader = chunkOf(1).get(0);
        Instant first = clock.instant().minus(Duration.ofDays(9));
        strike(reader, "a.1", first);
        strike(reader, "b.1", first.plus(Duration.ofDays(1)));

        deliver(here, claimed(here), NOTHING);

        assertThat(subscriber(reader).strikes()).isNull();
        strike(reader, "c.1", first.plus(Duration.ofDays(5)));
        assertThat(state(reader)).isEqualTo(SubscriberState.ACTIVE);
    }

    private void strike(Subscriber reader, String campaignId, Instant at) {
        suppressions.strike(reader.id(), new Strike(campaignId, at, "550 No"), campaignId + "@" + at.toEpochMilli());
    }
}
