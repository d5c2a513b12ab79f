package io.bantin.kit.consumers;

import io.bantin.kit.outages.OutageDetection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Measures how far each consumer group of this service is behind its topics, in records and in time.
 *
 * <p>One thread asks the broker for the offsets of all groups; a scrape reads the last result and never waits for the broker.
 */
public final class ConsumerLagMonitor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ConsumerLagMonitor.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private record Watched(String group, String topics) {}

    private record Running(ScheduledExecutorService executor, Admin admin) {}

    private final Map<String, Object> settings;
    private final Duration every;
    private final boolean fromTheBeginning;
    private final MeterRegistry meters;
    private final Map<Watched, GroupLag> lags = new ConcurrentHashMap<>();
    private volatile @Nullable Running running;
    private volatile boolean away;

    /** @param fromTheBeginning whether a group without a committed offset starts at the beginning of the topic */
    ConsumerLagMonitor(Map<String, Object> settings, Duration every, boolean fromTheBeginning, MeterRegistry meters) {
        this.settings = new HashMap<>(settings);
        this.settings.put("default.api.timeout.ms", (int) TIMEOUT.toMillis());
        this.settings.put("request.timeout.ms", (int) TIMEOUT.toMillis());
        this.every = every;
        this.fromTheBeginning = fromTheBeginning;
        this.meters = meters;
    }

    /** Exports the lag of this group on this topic as a metric. */
    public void watch(String group, String topic) {
        watch(group, topic, topic::equals);
    }

    /** Exports the lag of a group on all matching topics as one metric with this name as its topic. */
    public void watch(String group, String name, Predicate<String> topics) {
        lags.computeIfAbsent(new Watched(group, name), watched -> exported(watched, topics));
    }

    private GroupLag exported(Watched watched, Predicate<String> topics) {
        GroupLag lag = new GroupLag(topics);
        Gauge.builder("bantin.events.lag", lag, GroupLag::records)
                .description("Records that the group has not handled yet")
                .baseUnit("records")
                .tag("group", watched.group())
                .tag("topic", watched.topics())
                .register(meters);
        TimeGauge.builder("bantin.events.lag.age", lag, TimeUnit.NANOSECONDS, b -> b.age(System.nanoTime()))
                .description("How long the oldest unhandled record has waited, as far as this instance has seen")
                .tag("group", watched.group())
                .tag("topic", watched.topics())
                .register(meters);
        return lag;
    }

    private void measure(Admin admin) throws ExecutionException, InterruptedException {
        List<String> topics = admin.listTopics().names().get().stream()
                .filter(topic -> lags.values().stream().anyMatch(lag -> lag.isOf(topic)))
                .toList();
        List<TopicPartition> partitions = new ArrayList<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition.partition()))));
        Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> beginnings =
                fromTheBeginning ? offsets(admin, partitions, OffsetSpec.earliest()) : ends;
        long now = System.nanoTime();
        for (String group : groups()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            lags.forEach((watched, lag) -> {
                if (watched.group().equals(group)) {
                    lag.measured(committed, beginnings, ends, now);
                }
            });
        }
    }

    private Set<String> groups() {
        Set<String> groups = new HashSet<>();
        lags.keySet().forEach(watched -> groups.add(watched.group()));
        return groups;
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private void attempt(Admin admin) {
        if (lags.isEmpty()) {
            return;
        }
        try {
            measure(admin);
            away = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            // The last figures stay and the ages grow. An outage is logged once.
            if (!away || !OutageDetection.explains(e)) {
                log.warn("The consumer lag could not be measured: {}", FailureDescription.of(e));
            }
            away = true;
        }
    }

    @Override
    public void start() {
        Admin admin = Admin.create(settings);
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("consumer-lag").factory());
        executor.scheduleWithFixedDelay(
                () -> attempt(admin), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        running = new Running(executor, admin);
    }

    @Override
    public void stop() {
        Running now = running;
        if (now != null) {
            running = null;
            now.executor().shutdownNow();
            now.admin().close(Duration.ofSeconds(1));
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
