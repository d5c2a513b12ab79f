package io.bantin.notification.campaigns.ledger;

import io.bantin.kit.claims.Claim;
import io.bantin.kit.claims.Claimed;
import io.bantin.kit.claims.RawUpdate;
import io.bantin.notification.campaigns.bounces.Bounce;
import io.bantin.notification.campaigns.bounces.LedgerBounce;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A claimed chunk, and the outcomes that are not marked yet. A mark is one update conditional on the epoch of the claim, so an
 * owner that was replaced cannot write a second outcome.
 */
public final class OwnedChunk {

    private final Chunk chunk;
    private final Claim claim;
    private final Chunks chunks;
    private final Map<Integer, RecipientOutcome> entries;
    private final UnmarkedAcceptances newlyAccepted = new UnmarkedAcceptances();
    private final Map<Integer, RecipientOutcome> newOutcomes = new HashMap<>();
    private final Map<Integer, Attempt> newAttempts = new HashMap<>();
    private final Map<Integer, Bounce> newBounces = new HashMap<>();
    private final Set<Integer> leftDue = new HashSet<>();
    private final int firstPosition;
    private Bitmap accepted;
    private @Nullable Instant firstAcceptedAt;

    OwnedChunk(Claimed<Chunk> claimed, Chunks chunks) {
        this.chunk = claimed.document();
        this.claim = claimed.claim();
        this.chunks = chunks;
        this.entries = new HashMap<>(chunk.entries());
        this.firstPosition =
                chunk.notBefore() == null ? 0 : ThreadLocalRandom.current().nextInt(chunk.size());
        this.accepted = new Bitmap(chunk.accepted());
        this.firstAcceptedAt = chunk.firstAcceptedAt();
    }

    public String campaignId() {
        return chunk.campaignId();
    }

    public String id() {
        return chunk.id();
    }

    public String recipient(int position) {
        return chunk.ids().get(position);
    }

    /** The number of earlier attempts to this recipient. */
    public int attempts(int position) {
        RecipientOutcome entry = entries.get(position);
        return entry == null ? 0 : entry.attempts();
    }

    /**
     * The positions of the recipients that are due, have no unmarked outcome and were not passed over, in the order of the
     * plan. If the chunk was postponed, the order starts at a random recipient, because the mail to one recipient may
     * be what makes the connection fail each time.
     */
    public List<Integer> due(Instant now, int limit) {
        ChunkProgress progress = progress();
        return IntStream.range(0, chunk.size())
                .map(index -> (index + firstPosition) % chunk.size())
                .filter(position -> progress.isDue(position, now) && isUntouched(position))
                .limit(limit)
                .boxed()
                .toList();
    }

    public void accepted(int position, Instant at, String server, String reply) {
        newlyAccepted.add(position, at, server, reply);
        if (firstAcceptedAt == null) {
            firstAcceptedAt = at;
        }
    }

    public void recordOutcome(int position, RecipientOutcome entry, Instant at) {
        newOutcomes.put(position, entry);
        if (entry.isOfAttempt()) {
            newAttempts.put(position, new Attempt(at, entry.replyOrEmpty()));
        }
    }

    /** Records the bounce of a recipient whose mail was rejected. */
    public LedgerBounce bounced(int position, Bounce bounce) {
        newBounces.put(position, bounce);
        return new LedgerBounce(campaignId(), id(), position, bounce);
    }

    /** Leaves a recipient due until the chunk is claimed again. */
    public void leaveDue(int position) {
        leftDue.add(position);
    }

    public int unmarked() {
        return newlyAccepted.count() + newOutcomes.size();
    }

    /** Lets the heartbeat continue for as long as the next mail may take. */
    public void allowStep(Duration sendTimeout) {
        claim.allowStep(sendTimeout);
    }

    /** Writes the new outcomes; returns false when the chunk has another owner by now. */
    public boolean mark() {
        boolean ours = claim.update(marks());
        markWritten();
        return ours;
    }

    /** Writes the new outcomes and releases the chunk. */
    public boolean release(@Nullable Instant notBefore) {
        RawUpdate marks = marks();
        boolean ours = claim.release(notBefore == null ? marks.unset("notBefore") : marks.set("notBefore", notBefore));
        markWritten();
        if (ours && progress().isSettled()) {
            chunks.clearOpenHint(chunk.id(), claim.epoch(), chunk.reopens());
        }
        return ours;
    }

    /** Stops the heartbeat without a write, because the chunk has another owner. */
    public void abandon() {
        claim.close();
    }

    /**
     * One update with all unmarked outcomes. It can be repeated if its answer was lost: no list gets an element twice.
     */
    private RawUpdate marks() {
        var marks = new RawUpdate();
        AcceptanceReceipt receipt = newlyAccepted.receipt();
        if (receipt != null) {
            marks.set("accepted", accepted.with(receipt.positions()).bytes());
            marks.set("firstAcceptedAt", firstAcceptedAt);
            marks.addToSet("receipts", receipt.document());
            receipt.positions().stream()
                    .filter(entries::containsKey)
                    .forEach(position -> marks.unset("entries." + position));
        }
        newOutcomes.forEach((position, entry) -> marks.set("entries." + position, entry.document()));
        newAttempts.forEach((position, attempt) -> marks.addToSet("attempts." + position, attempt.document()));
        if (!newBounces.isEmpty()) {
            newBounces.forEach((position, bounce) -> marks.set("bounces." + position, bounce.document()));
            marks.set("bouncesIn", campaignId());
        }
        return marks;
    }

    private void markWritten() {
        AcceptanceReceipt receipt = newlyAccepted.receipt();
        if (receipt != null) {
            accepted = accepted.with(receipt.positions());
            receipt.positions().forEach(entries::remove);
        }
        entries.putAll(newOutcomes);
        newlyAccepted.clear();
        newOutcomes.clear();
        newAttempts.clear();
        newBounces.clear();
    }

    private ChunkProgress progress() {
        return new ChunkProgress(chunk.size(), accepted, entries);
    }

    private boolean isUntouched(int position) {
        return !newlyAccepted.has(position) && !newOutcomes.containsKey(position) && !leftDue.contains(position);
    }
}
