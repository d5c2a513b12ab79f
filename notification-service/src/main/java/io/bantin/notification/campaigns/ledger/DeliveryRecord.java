package io.bantin.notification.campaigns.ledger;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of one recipient.
 *
 * @param accepted the mail was accepted; {@code receipt} tells by whom
 * @param entry any other outcome; null while there is none
 * @param attempts those that were not accepted, the oldest first
 */
public record DeliveryRecord(
        boolean accepted,
        @Nullable Receipt receipt,
        String reply,
        @Nullable RecipientOutcome entry,
        List<Attempt> attempts) {

    /** Empty when the chunk is not about this recipient. */
    static Optional<DeliveryRecord> of(Chunk chunk, String recipient) {
        int position = chunk.ids().indexOf(recipient);
        if (position < 0) {
            return Optional.empty();
        }
        // After a repeat that was marked twice, the last receipt counts.
        Receipt receipt = Objects.requireNonNullElse(chunk.receipts(), List.<Receipt>of()).stream()
                .filter(one -> one.positions().contains(position))
                .reduce((_, later) -> later)
                .orElse(null);
        return Optional.of(new DeliveryRecord(
                new Bitmap(chunk.accepted()).get(position),
                receipt,
                receipt == null ? "" : receipt.replyTo(position).orElse(""),
                chunk.entries().get(position),
                Objects.requireNonNullElse(chunk.attempts(), Map.<Integer, List<Attempt>>of())
                        .getOrDefault(position, List.of())));
    }
}
