package io.bantin.notification.campaigns.ledger;

import io.bantin.kit.claims.ClaimState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The ledger of up to 500 recipients of one campaign: the only plan, checkpoint and record of outcomes there is. A chunk
 * without recipients closes the plan.
 *
 * @param before how many recipients the chunks before it have
 * @param ids the recipients, in the order of their ids
 * @param accepted a bit for each of them
 * @param entries by position, every outcome other than accepted
 * @param attempts by position, the last attempts that were not accepted: how it came to an outcome, never an outcome itself
 * @param receipts what the servers said to those accepted, a receipt for each mark
 * @param notBefore when it may be claimed again after the connection to the mail server failed
 * @param reopens how often failed deliveries were given another try
 * @param openIn the campaign's id as long as somebody may be pending, then absent: a hint for a sparse index, and never
 *     taken for the truth
 */
@Document("chunks")
public record Chunk(
        @Id String id,
        String campaignId,
        int number,
        long before,
        int size,
        List<String> ids,
        byte[] accepted,
        Map<Integer, RecipientOutcome> entries,
        @Nullable Map<Integer, List<Attempt>> attempts,
        @Nullable List<Receipt> receipts,
        @Nullable Instant firstAcceptedAt,
        @Nullable Instant notBefore,
        int reopens,
        @Nullable String openIn,
        ClaimState claim) {

    /** The most recipients that one chunk holds. */
    public static final int SIZE = 500;

    public static Chunk of(String campaignId, int number, long before, List<String> ids) {
        return new Chunk(
                idOf(campaignId, number),
                campaignId,
                number,
                before,
                ids.size(),
                ids,
                Bitmap.empty(ids.size()).bytes(),
                Map.of(),
                null,
                null,
                null,
                null,
                0,
                ids.isEmpty() ? null : campaignId,
                ClaimState.FREE);
    }

    /** Padded, so that the order of the ids is the order of the numbers. */
    static String idOf(String campaignId, int number) {
        return "%s/%06d".formatted(campaignId, number);
    }

    public boolean closesPlan() {
        return size == 0;
    }

    /** The recipient after whom the next chunk goes on. */
    public @Nullable String lastId() {
        return ids.isEmpty() ? null : ids.getLast();
    }

    /** As it lies in the store when it is new. */
    org.bson.Document document() {
        var document = new org.bson.Document("_id", id)
                .append("campaignId", campaignId)
                .append("number", number)
                .append("before", before)
                .append("size", size)
                .append("ids", ids)
                .append("accepted", accepted)
                .append("entries", new org.bson.Document())
                .append("reopens", reopens)
                .append("claim", new org.bson.Document("epoch", claim.epoch()).append("beat", claim.beat()));
        if (openIn != null) {
            document.append("openIn", openIn);
        }
        return document;
    }

    ChunkProgress progress() {
        return new ChunkProgress(size, new Bitmap(accepted), entries);
    }
}
