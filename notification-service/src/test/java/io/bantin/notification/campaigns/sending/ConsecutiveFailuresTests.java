package io.bantin.notification.campaigns.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsecutiveFailuresTests {

    private final ConsecutiveFailures failures = new ConsecutiveFailures();

    @Test
    void isTooLongAtTheTwentiethFailureInARow() {
        assertThat(failures(19, "a.1")).isFalse();
        assertThat(failures.failed("a.1")).isTrue();
    }

    @Test
    void beginsAnewAfterASuccess() {
        failures(19, "a.1");
        failures.accepted("a.1");
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
            failures.accepted("b.1");
            failures(3, "c.1");
        }
        assertThat(tooLong).isTrue();
    }

    private boolean failures(int count, String campaign) {
        boolean tooLong = false;
        for (int i = 0; i < count; i++) {
            tooLong |= failures.failed(campaign);
        }
        return tooLong;
    }
}
