package io.bantin.notification.campaigns.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsecutiveRefusalsTests {

    private final ConsecutiveRefusals refusals = new ConsecutiveRefusals();

    @Test
    void reachesItsLimitAtTheTwentiethRefusalInARow() {
        assertThat(refused(19, "a.1")).isFalse();
        assertThat(refusals.refused("a.1")).isTrue();
    }

    @Test
    void startsAgainAfterAnAcceptedMail() {
        refused(19, "a.1");
        refusals.accepted("a.1");
        assertThat(refused(19, "a.1")).isFalse();
    }

    @Test
    void countsEachCampaignByItself() {
        refused(19, "a.1");
        assertThat(refused(19, "b.1")).isFalse();
    }

    /** A slow server answers a few mails a turn. */
    @Test
    void continuesAfterTheTurnsOfOtherCampaigns() {
        boolean limitReached = false;
        for (int turn = 0; turn < 4; turn++) {
            assertThat(limitReached).isFalse();
            limitReached = refused(5, "a.1");
            refusals.accepted("b.1");
            refused(3, "c.1");
        }
        assertThat(limitReached).isTrue();
    }

    private boolean refused(int times, String campaignId) {
        boolean limitReached = false;
        for (int i = 0; i < times; i++) {
            limitReached |= refusals.refused(campaignId);
        }
        return limitReached;
    }
}
