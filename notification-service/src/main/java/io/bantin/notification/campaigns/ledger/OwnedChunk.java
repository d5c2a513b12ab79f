package io.bantin.notification.campaigns.ledger;

import io.bantin.kit.claims.Claim;
import io.bantin.kit.claims.Claimed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * The owner's copy of a chunk: what was written when it was claimed, what the owner has written since, and the outcomes not
 * written yet. Everything is written by one update conditional on the claim's epoch, so that an owner who was replaced
 * leaves no second outcome.
 */
public final class OwnedChunk {

    private final Chunk chunk;
    private final Claim claim;
    private final Chunks chunks;
    private final Map<Integer, Entry> entries;
    private final Set<Integer> newlyAccepted = new TreeSet<>();
    private final Map<Integer, Entry> newEntries = new HashMap<>();
    private Bitmap accepted;
    private @Nullable Instant firstAcceptedAt;

    OwnedChunk(Claimed<Chunk> claimed, Chunks chunks) {
        this.chunk = claimed.document();
        this.claim = claimed.claim();
        this.chunks = chunks;
        this.entries = new HashMap<>(chunk.entries());
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
        Entry entry = entries.get(position);
        return entry == null ? 0 : entry.attempts();
    }

    /** The positions of those who are due and have no new outcome. */
    public List<Integer> due(Instant now, int limit) {
        Progress progress = progress();
        return progress.pending()
                .filter(position -> progress.isDue(position, now) && !isUnwritten(position))
                .limit(limit)
                .boxed()
                .toList();
    }

    public void accepted(int position, Instant at) {
        newlyAccepted.add(position);
        if (firstAcceptedAt == null) {
            firstAcceptedAt = at;
        }
    }

    public void settled(int position, Entry entry) {
        newEntries.put(position, entry);
    }

    public int unwritten() {
        return newlyAccepted.size() + newEntries.size();
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
        Update marks = marks();
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

    private Update marks() {
        Update marks = new Update();
        if (!newlyAccepted.isEmpty()) {
            marks.set("accepted", accepted.with(newlyAccepted).bytes());
            marks.set("firstAcceptedAt", firstAcceptedAt);
        }
        for (int position : newlyAccepted) {
            if (entries.containsKey(position)) {
                marks.unset("entries." + position);
            }
        }
        newEntries.forEach((position, entry) -> marks.set("entries." + position, entry));
        return marks;
    }

    private void written() {
        accepted = accepted.with(newlyAccepted);
        newlyAccepted.forEach(entries::remove);
        entries.putAll(newEntries);
        newlyAccepted.clear();
        newEntries.clear();
    }

    private Progress progress() {
        return new Progress(chunk.size(), accepted, entries);
    }

    private boolean isUnwritten(int position) {
        return newlyAccepted.contains(position) || newEntries.containsKey(position);
    }
}
