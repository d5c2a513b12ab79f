package io.bantin.notification.campaigns.ledger;

import io.bantin.kit.claims.Claim;
import io.bantin.kit.claims.Claimed;
import io.bantin.kit.claims.RawUpdate;
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
 * The owner's copy of a chunk: what was written when it was claimed, what the owner has written since, and the outcomes not
 * written yet. Everything is written by one update conditional on the claim's epoch, so that an owner who was replaced
 * leaves no second outcome.
 */
public final class OwnedChunk {

    private final Chunk chunk;
    private final Claim claim;
    private final Chunks chunks;
    private final Map<Integer, RecipientOutcome> entries;
    private final Acceptances newlyAccepted = new Acceptances();
    private final Map<Integer, RecipientOutcome> newEntries = new HashMap<>();
    private final Map<Integer, Attempt> newAttempts = new HashMap<>();
    private final Map<Integer, Bounce> newBounces = new HashMap<>();
    private final Set<Integer> passedOver = new HashSet<>();
    private final int firstServed;
    private Bitmap accepted;
    private @Nullable Instant firstAcceptedAt;

    OwnedChunk(Claimed<Chunk> claimed, Chunks chunks) {
        this.chunk = claimed.document();
        this.claim = claimed.claim();
        this.chunks = chunks;
        this.entries = new HashMap<>(chunk.entries());
        this.firstServed =
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

    /** How often this recipient was tried before. */
    public int attempts(int position) {
        RecipientOutcome entry = entries.get(position);
        return entry == null ? 0 : entry.attempts();
    }

    /**
     * The positions of those who are due, have no new outcome and were not passed over: in the order of the plan, but
     * beginning with anybody when the connection failed the last time, in case it always does at the same recipient.
     */
    public List<Integer> due(Instant now, int limit) {
        ChunkProgress progress = progress();
        return IntStream.range(0, chunk.size())
                .map(index -> (index + firstServed) % chunk.size())
                .filter(position -> progress.isDue(position, now) && isToBeServed(position))
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

    public void settled(int position, RecipientOutcome entry, Instant at) {
        newEntries.put(position, entry);
        if (entry.isOfAttempt()) {
            newAttempts.put(position, new Attempt(at, entry.replyOrNothing()));
        }
    }

    /** Notes what the refusal that was settled may say of the address. */
    public NotedBounce bounced(int position, Bounce bounce) {
        newBounces.put(position, bounce);
        return new NotedBounce(campaignId(), id(), position, bounce);
    }

    /** Leaves somebody as they are until the chunk is claimed again. */
    public void passOver(int position) {
        passedOver.add(position);
    }

    public int unwritten() {
        return newlyAccepted.count() + newEntries.size();
    }

    /** The receiver may take this long to answer the next mail: the beat goes on until then. */
    public void allow(Duration dialogue) {
        claim.allow(dialogue);
    }

    /** Writes the new outcomes, and finds out whether the chunk is still ours; false when it is not. */
    public boolean mark() {
        boolean ours = claim.update(marks());
        written();
        return ours;
    }

    /** Writes the new outcomes and lets the chunk go. */
    public boolean release(@Nullable Instant notBefore) {
        RawUpdate marks = marks();
        boolean ours = claim.release(notBefore == null ? marks.unset("notBefore") : marks.set("notBefore", notBefore));
        written();
        if (ours && progress().isSettled()) {
            chunks.close(chunk.id(), claim.epoch(), chunk.reopens());
        }
        return ours;
    }

    /** Stops the beat without writing anything: the chunk belongs to somebody else. */
    public void abandon() {
        claim.close();
    }

    /**
     * All by one update. What it adds to lists is added once, however often the same mark is written because the answer to the
     * first try was lost.
     */
    private RawUpdate marks() {
        var marks = new RawUpdate();
        Receipt receipt = newlyAccepted.receipt();
        if (receipt != null) {
            marks.set("accepted", accepted.with(receipt.positions()).bytes());
            marks.set("firstAcceptedAt", firstAcceptedAt);
            marks.addToSet("receipts", receipt.document());
            receipt.positions().stream()
                    .filter(entries::containsKey)
                    .forEach(position -> marks.unset("entries." + position));
        }
        newEntries.forEach((position, entry) -> marks.set("entries." + position, entry.document()));
        newAttempts.forEach((position, attempt) -> marks.addToSet("attempts." + position, attempt.document()));
        if (!newBounces.isEmpty()) {
            newBounces.forEach((position, bounce) -> marks.set("bounces." + position, bounce.document()));
            marks.set("bouncesIn", campaignId());
        }
        return marks;
    }

    private void written() {
        Receipt receipt = newlyAccepted.receipt();
        if (receipt != null) {
            accepted = accepted.with(receipt.positions());
            receipt.positions().forEach(entries::remove);
        }
        entries.putAll(newEntries);
        newlyAccepted.clear();
        newEntries.clear();
        newAttempts.clear();
        newBounces.clear();
    }

    private ChunkProgress progress() {
        return new ChunkProgress(chunk.size(), accepted, entries);
    }

    private boolean isToBeServed(int position) {
        return !newlyAccepted.has(position) && !newEntries.containsKey(position) && !passedOver.contains(position);
    }
}
