package io.bantin.notification.campaigns.ledger;

import io.bantin.kit.claims.ClaimState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The ledger of up to 500 recipients of one campaign. It is plan, checkpoint and record of outcomes in one. A chunk without
 * recipients closes the plan.
 *
 * @param ids the recipients, in the order of their ids
 * @param accepted a bit for each recipient whose mail was accepted
 * @param entries by position, every outcome other than accepted
 * @param attempts by position, the attempts that were not accepted; they explain an outcome, and nothing is decided by them
 * @param receipts the servers' replies to accepted mails, one receipt for each mark
 * @param notBefore the time before which no worker claims the chunk, set when the connection to the mail server failed or only
 *     recipients of closed domains were left
 * @param reopens how often an operator had the failed deliveries retried
 * @param openIn the campaign's id while a recipient may be pending, then absent: the key of a sparse index. It may be outdated;
 *     bits and entries tell whether a recipient is pending.
 */
@Document("chunks")
public record Chunk(
        @Id String id,
        String campaignId,
        int number,
        int size,
        List<String> ids,
        byte[] accepted,
        Map<Integer, RecipientOutcome> entries,
        @Nullable Map<Integer, List<Attempt>> attempts,
        @Nullable List<AcceptanceReceipt> receipts,
        @Nullable Instant firstAcceptedAt,
        @Nullable Instant notBefore,
        int reopens,
        @Nullable String openIn,
        ClaimState claim) {

    /** The maximum number of recipients. */
    public static final int MAX_SIZE = 500;

    public static Chunk of(String campaignId, int number, List<String> ids) {
        return new Chunk(
                idOf(campaignId, number),
                campaignId,
                number,
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

    /** The number has leading zeros, so that ids sort in the order of the numbers. */
    static String idOf(String campaignId, int number) {
        return "%s/%06d".formatted(campaignId, number);
    }

    public boolean closesPlan() {
        return size == 0;
    }

    /** The recipient after whom the next chunk begins. */
    public @Nullable String lastId() {
        return ids.isEmpty() ? null : ids.getLast();
    }

    /** The form in the store of a new chunk. */
    org.bson.Document document() {
        var document = new org.bson.Document("_id", id)
                .append("campaignId", campaignId)
                .append("number", number)
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

    public boolean isAccepted(int position) {
        return new Bitmap(accepted).get(position);
    }

    ChunkProgress progress() {
        return new ChunkProgress(size, new Bitmap(accepted), entries);
    }
}
