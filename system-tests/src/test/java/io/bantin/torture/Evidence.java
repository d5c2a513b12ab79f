package io.bantin.torture;

import io.bantin.sink.AcceptedMail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contents of sink and store after a round, and the acknowledged requests. */
record Evidence(List<Article> articles, List<Reader> readers, List<AcceptedMail> acceptances, Limits limits) {

    /**
     * A published article, and its campaign in the store.
     *
     * @param cancelledAt when a cancel was acknowledged
     */
    record Article(
            String eventId,
            Instant publishCalledAt,
            @Nullable Instant cancelledAt,
            @Nullable Campaign campaign) {}

    record Campaign(boolean finished, boolean cancelled, Map<String, Long> counts, List<Chunk> chunks) {}

    /**
     * @param accepted positions whose bit is set
     * @param entries outcomes by position
     */
    record Chunk(
            int number, boolean owned, List<String> recipients, Set<Integer> accepted, Map<Integer, String> entries) {}

    /**
     * A subscriber who was confirmed before the round.
     *
     * @param leftAt when the request to leave was acknowledged
     * @param exists whether the mail server knows the address
     */
    record Reader(String id, String address, @Nullable Instant leftAt, boolean exists) {}

    /**
     * The limits that the promises set.
     *
     * @param repeats how many mails of one chunk may be repeated
     * @param grace the time after a stop in which mails may still be accepted
     */
    record Limits(long repeats, Duration grace) {}
}
