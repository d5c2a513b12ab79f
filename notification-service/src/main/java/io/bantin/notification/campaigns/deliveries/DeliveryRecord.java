package io.bantin.notification.campaigns.deliveries;

import io.bantin.notification.campaigns.ledger.AcceptanceReceipt;
import io.bantin.notification.campaigns.ledger.Attempt;
import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's record of one recipient.
 *
 * @param accepted a server accepted the mail; {@code receipt} names it
 * @param entry any other outcome; null while there is none
 * @param attempts the attempts that were not accepted, the oldest first
 */
record DeliveryRecord(
        boolean accepted,
        @Nullable AcceptanceReceipt receipt,
        String reply,
        @Nullable RecipientOutcome entry,
        List<Attempt> attempts) {

    /** Empty when the chunk does not have this recipient. */
    static Optional<DeliveryRecord> of(Chunk chunk, String recipient) {
        int position = chunk.ids().indexOf(recipient);
        if (position < 0) {
            return Optional.empty();
        }
        // A mail that was repeated and marked twice has two receipts; the last one counts.
        AcceptanceReceipt receipt = Objects.requireNonNullElse(chunk.receipts(), List.<AcceptanceReceipt>of()).stream()
                .filter(one -> one.positions().contains(position))
                .reduce((_, later) -> later)
                .orElse(null);
        return Optional.of(new DeliveryRecord(
                chunk.isAccepted(position),
                receipt,
                receipt == null ? "" : receipt.replyTo(position).orElse(""),
                chunk.entries().get(position),
                Objects.requireNonNullElse(chunk.attempts(), Map.<Integer, List<Attempt>>of())
                        .getOrDefault(position, List.of())));
    }
}
