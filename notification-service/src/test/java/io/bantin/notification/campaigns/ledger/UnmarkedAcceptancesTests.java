package io.bantin.notification.campaigns.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UnmarkedAcceptancesTests {

    private static final Instant NOON = Instant.parse("2026-01-09T05:00:00Z");

    private final UnmarkedAcceptances acceptances = new UnmarkedAcceptances();

    @Test
    void makesOneReceiptOfAMarkInTheOrderOfTheChunk() {
        acceptances.add(7, NOON.plusMillis(40), "mx:25", "250 queued as B");
        acceptances.add(3, NOON, "mx:25", "250 queued as A");

        AcceptanceReceipt receipt = Objects.requireNonNull(acceptances.receipt());

        assertThat(receipt.at()).isEqualTo(NOON);
        assertThat(receipt.positions()).containsExactly(3, 7);
        assertThat(receipt.replyTo(3)).hasValue("250 queued as A");
        assertThat(receipt.replyTo(7)).hasValue("250 queued as B");
        assertThat(receipt.replyTo(4)).isEmpty();
    }

    @Test
    void keepsEachReplyOnALineOfItsOwnAndNotTooLong() {
        acceptances.add(1, NOON, "mx:25", "250-first\n250 second");
        acceptances.add(2, NOON, "mx:25", "");
        acceptances.add(3, NOON, "mx:25", "x".repeat(500));

        AcceptanceReceipt receipt = Objects.requireNonNull(acceptances.receipt());

        assertThat(receipt.replyTo(1)).hasValue("250-first 250 second");
        assertThat(receipt.replyTo(2)).hasValue("");
        assertThat(receipt.replyTo(3)).hasValue("x".repeat(120));
    }

    @Test
    void hasNoReceiptWhenNothingWasAccepted() {
        acceptances.add(1, NOON, "mx:25", "250 ok");
        acceptances.clear();
        assertThat(acceptances.receipt()).isNull();
        assertThat(acceptances.count()).isZero();
    }
}
