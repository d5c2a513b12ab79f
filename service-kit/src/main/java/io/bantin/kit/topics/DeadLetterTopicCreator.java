package io.bantin.kit.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.kafka.core.KafkaAdmin;

/** Creates a dead-letter topic that an operator removed, or that has fewer partitions than its source topic. */
public final class DeadLetterTopicCreator {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final KafkaAdmin admin;
    private final short replicas;

    DeadLetterTopicCreator(Map<String, Object> settings, short replicas) {
        Map<String, Object> own = new HashMap<>(settings);
        // A consumer waits for the result.
        own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        this.admin = new KafkaAdmin(own);
        this.admin.setOperationTimeout((int) TIMEOUT.toSeconds());
        this.replicas = replicas;
    }

    /** Throws if the broker is unreachable or denies the creation. */
    public void ensure(String topic, String group, int partition) {
        Topic original = Topic.named(topic);
        admin.createOrModifyTopics(TopicsConfiguration.deadLetters(
                original, group, Math.max(original.partitions(), partition + 1), replicas));
    }
}
