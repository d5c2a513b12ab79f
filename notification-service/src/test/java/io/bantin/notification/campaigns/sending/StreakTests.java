package io.bantin.notification.campaigns.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreakTests {

    private final Streak streak = new Streak();

    @Test
    void isTooLongAtTheTwentiethFailureInARow() {
        assertThat(failures(19, "a.1")).isFalse();
        assertThat(streak.failed("a.1")).isTrue();
    }

    @Test
    void beginsAnewAfterASuccess() {
        failures(19, "a.1");
        streak.accepted("a.1");
        assertThat(failures(19, "a.1")).isFalse();
    }

    @Test
    void isCountedForOneCampaign() {
        failures(19, "a.1");
        assertThat(failures(19, "b.1")).isFalse();
    }

    /** A slow server answers a few mails a turn. */
    @Test
    void goesOnAfterTheTurnsOfOtherCampaigns() {
        boolean tooLong = false;
        for (int turn = 0; turn < 4; turn++) {
            assertThat(tooLong).isFalse();
            tooLong = failures(5, "a.1");
            streak.accepted("b.1");
            failures(3, "c.1");
        }
        assertThat(tooLong).isTrue();
    }

    private boolean failures(int count, String campaign) {
        boolean tooLong = false;
        for (int i = 0; i < count; i++) {
            tooLong |= streak.failed(campaign);
        }
        return tooLong;
    }
}
