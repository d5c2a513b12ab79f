package io.bantin.notification.campaigns.ledger;

import io.bantin.kit.claims.Claims;
import io.bantin.kit.claims.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.data.mongodb.core.MongoOperations;

/** Another process of the service, whose monotonic clock only the test advances. */
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

    /** Claims the first chunk that may be claimed. */
    public Optional<OwnedChunk> claim(String campaignId) {
        try (var open = chunks.streamOpen(campaignId)) {
            return open.filter(chunks::isClaimable)
                    .flatMap(header -> chunks.tryClaim(header).stream())
                    .findFirst();
        }
    }

    /** Sees a chunk that is owned, waits until its heartbeat has timed out, and claims it. */
    public OwnedChunk takeOver(String campaignId) {
        if (claim(campaignId).isPresent()) {
            throw new IllegalStateException("It was free, or not watched for long enough");
        }
        waits(Duration.ofSeconds(10));
        return claim(campaignId).orElseThrow();
    }
}
