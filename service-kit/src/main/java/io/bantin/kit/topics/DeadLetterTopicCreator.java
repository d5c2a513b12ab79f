package io.bantin.kit.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes a dead-letter topic anew where somebody removed it, or where its topic was given more partitions. */
public final class DeadLetterTopicCreator {

    private static final int SECONDS = 5;

    private final KafkaAdmin admin;
    private final short replicas;

    DeadLetterTopicCreator(Map<String, Object> settings, short replicas) {
        Map<String, Object> own = new HashMap<>(settings);
        // A consumer waits for it.
        own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS * 1000);
        own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, SECONDS * 1000);
        this.admin = new KafkaAdmin(own);
        this.admin.setOperationTimeout(SECONDS);
        this.replicas = replicas;
    }

    /** Throws when the broker is away or does not permit it. */
    public void ensure(String topic, String group, int partition) {
        Topic original = Topic.named(topic);
        admin.createOrModifyTopics(TopicsConfiguration.deadLetters(
                original, group, Math.max(original.partitions(), partition + 1), replicas));
    }
}
