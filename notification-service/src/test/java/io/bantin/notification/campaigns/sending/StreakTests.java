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
        streak.accepted();
        assertThat(failures(19, "a.1")).isFalse();
    }

    @Test
    void isCountedForOneCampaign() {
        failures(19, "a.1");
        assertThat(failures(19, "b.1")).isFalse();
    }

    private boolean failures(int count, String campaign) {
        boolean tooLong = false;
        for (int i = 0; i < count; i++) {
            tooLong |= streak.failed(campaign);
        }
        return tooLong;
    }
}
