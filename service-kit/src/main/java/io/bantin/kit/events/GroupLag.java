package io.bantin.kit.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What one group has not handled of its topics. The broker tells how many records that are; how long they wait follows from when each end
 * of a partition was first seen here.
 */
final class GroupLag {

    /** Enough for an hour of a partition that grows between all measurements; beyond, the age is that of the oldest kept. */
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
        // A topic that was made anew begins at 0.
        seen.removeIf(earlier -> earlier.end() <= handled || earlier.end() > end);
        boolean hasGrown = seen.isEmpty() || seen.getLast().end() < end;
        if (end > handled && hasGrown && seen.size() < MAX_SEEN) {
            seen.addLast(new Seen(end, now));
        }
    }

    synchronized double records() {
        return records;
    }

    /** Nanoseconds since an end was first seen whose records are not all handled. */
    synchronized double age(long now) {
        return ends.values().stream()
                .filter(seen -> !seen.isEmpty())
                .mapToLong(seen -> now - seen.getFirst().at())
                .max()
                .orElse(0);
    }
}
