package io.bantin.notification.campaigns.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsecutiveRejectionsTests {

    private final ConsecutiveRejections rejections = new ConsecutiveRejections();

    @Test
    void reachesItsLimitAtTheTwentiethRefusalInARow() {
        assertThat(rejected(19, "a.1")).isFalse();
        assertThat(rejections.rejected("a.1")).isTrue();
    }

    @Test
    void startsAgainAfterAnAcceptedMail() {
        rejected(19, "a.1");
        rejections.accepted("a.1");
        assertThat(rejected(19, "a.1")).isFalse();
    }

    @Test
    void countsEachCampaignByItself() {
        rejected(19, "a.1");
        assertThat(rejected(19, "b.1")).isFalse();
    }

    /** A slow server answers only a few mails in the turn of a campaign. */
    @Test
    void continuesAfterTheTurnsOfOtherCampaigns() {
        boolean limitReached = false;
        for (int turn = 0; turn < 4; turn++) {
            assertThat(limitReached).isFalse();
            limitReached = rejected(5, "a.1");
            rejections.accepted("b.1");
            rejected(3, "c.1");
        }
        assertThat(limitReached).isTrue();
    }

    private boolean rejected(int times, String campaignId) {
        boolean limitReached = false;
        for (int i = 0; i < times; i++) {
            limitReached |= rejections.rejected(campaignId);
        }
        return limitReached;
    }
}
