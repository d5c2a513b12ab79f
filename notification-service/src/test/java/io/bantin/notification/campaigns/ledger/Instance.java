package io.bantin.notification.campaigns.ledger;

import io.bantin.kit.claims.Claims;
import io.bantin.kit.claims.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.data.mongodb.core.MongoOperations;

/** Another process of the service, with a monotonic clock of its own, that moves only when told to. */
public final class Instance {

    private final AtomicLong nanos = new AtomicLong();
    private final Claims claims;
    private final Chunks chunks;

    public Instance(MongoOperations mongo, Clock clock) {
        this.claims = new Claims(mongo, nanos::get);
        this.chunks = new Chunks(mongo, claims, clock);
    }

    public Claims claims() {
        return claims;
    }

    public Chunks chunks() {
        return chunks;
    }

    public Ticker ticker() {
        return nanos::get;
    }

    public void waits(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    /** Takes the first chunk that may be taken. */
    public Optional<OwnedChunk> takes(String campaignId) {
        try (var open = chunks.streamOpen(campaignId)) {
            return open.filter(chunks::isClaimable)
                    .flatMap(head -> chunks.tryClaim(head).stream())
                    .findFirst();
        }
    }

    /** Sees a chunk that is owned, watches it for as long as it must, and takes it. */
    public OwnedChunk takesOver(String campaignId) {
        if (takes(campaignId).isPresent()) {
            throw new IllegalStateException("It was free, or not watched for long enough");
        }
        waits(Duration.ofSeconds(10));
        return takes(campaignId).orElseThrow();
    }
}
