package io.bantin.kit.consumers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of its topics that one group has not handled. The broker tells their number. Their age is the time since this
 * instance first saw the end of the partition behind them.
 */
final class GroupLag {

    /** Enough for one hour of a partition that grows between all measurements; later ends are not stored. */
    private static final int MAX_SEEN = 360;

    private record Seen(long end, long at) {}

    private final Map<TopicPartition, Deque<Seen>> ends = new HashMap<>();
    private final Predicate<String> topics;
    private long records;

    GroupLag(Predicate<String> topics) {
        this.topics = topics;
    }

    boolean isOf(String topic) {
        return topics.test(topic);
    }

    synchronized void measured(
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> newEnds,
            long now) {
        ends.keySet().retainAll(newEnds.keySet());
        long sum = 0;
        for (Map.Entry<TopicPartition, Long> partition : newEnds.entrySet()) {
            if (isOf(partition.getKey().topic())) {
                OffsetAndMetadata known = committed.get(partition.getKey());
                long beginning = beginnings.getOrDefault(partition.getKey(), 0L);
                long handled = known == null ? beginning : Math.max(known.offset(), beginning);
                sum += Math.max(0, partition.getValue() - handled);
                see(partition.getKey(), handled, partition.getValue(), now);
            }
        }
        records = sum;
    }

    private void see(TopicPartition partition, long handled, long end, long now) {
        Deque<Seen> seen = ends.computeIfAbsent(partition, _ -> new ArrayDeque<>());
        // The offsets of a recreated topic begin at 0.
        seen.removeIf(earlier -> earlier.end() <= handled || earlier.end() > end);
        boolean hasGrown = seen.isEmpty() || seen.getLast().end() < end;
        if (end > handled && hasGrown && seen.size() < MAX_SEEN) {
            seen.addLast(new Seen(end, now));
        }
    }

    synchronized double records() {
        return records;
    }

    /** Returns the nanoseconds since the oldest end was seen that the group has not reached. */
    synchronized double age(long now) {
        return ends.values().stream()
                .filter(seen -> !seen.isEmpty())
                .mapToLong(seen -> now - seen.getFirst().at())
                .max()
                .orElse(0);
    }
}
