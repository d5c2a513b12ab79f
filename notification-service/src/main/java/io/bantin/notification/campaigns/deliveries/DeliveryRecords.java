package io.bantin.notification.campaigns.deliveries;

import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.Chunks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds one recipient in the ledger of a campaign. */
@Component
class DeliveryRecords {

    private final Chunks chunks;

    DeliveryRecords(Chunks chunks) {
        this.chunks = chunks;
    }

    /** Empty when the plan so far has no such recipient. A binary search: the chunks are in the order of their recipients' ids. */
    Optional<DeliveryRecord> find(String campaignId, String recipient) {
        int low = 0;
        int high = chunks.last(campaignId).map(Chunk::number).orElse(-1);
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Chunk chunk = chunks.find(campaignId, middle).orElse(null);
            if (chunk == null
                    || chunk.closesPlan()
                    || recipient.compareTo(chunk.ids().getFirst()) < 0) {
                high = middle - 1;
            } else if (recipient.compareTo(chunk.ids().getLast()) > 0) {
                low = middle + 1;
            } else {
                return DeliveryRecord.of(chunk, recipient);
            }
        }
        return Optional.empty();
    }
}
