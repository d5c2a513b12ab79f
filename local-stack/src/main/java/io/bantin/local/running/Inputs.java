package io.bantin.local.running;

import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Whether every partition of every input has a consumer; a service that is healthy may still be joining its groups. */
final class Inputs implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PortPlan ports;
    private final Admin admin;

    Inputs(PortPlan ports) {
        this.ports = ports;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ports.brokers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis()));
    }

    /** The roles that still wait for partitions. */
    Set<Role> unassigned() throws InterruptedException {
        try {
            var groups = stableGroups();
            var partitions = partitions();
            return java.util.Arrays.stream(Role.values())
                    .filter(role -> !isServed(role, groups, partitions))
                    .collect(Collectors.toSet());
        } catch (ExecutionException | TimeoutException e) {
            return Set.of(Role.values());
        }
    }

    /** Instances of a service share a group; each portal has one of its own and must have every partition. */
    private boolean isServed(
            Role role, Map<String, Set<TopicPartition>> groups, Map<String, Set<TopicPartition>> partitions) {
        if (role.inputs().isEmpty()) {
            return true;
        }
        var wanted = role.inputs().stream()
                .flatMap(topic -> partitions.getOrDefault(topic, Set.of()).stream())
                .collect(Collectors.toSet());
        boolean topicsExist = partitions.keySet().containsAll(role.inputs());
        long complete = groups.entrySet().stream()
                .filter(group -> group.getKey().startsWith(role.label()))
                .filter(group -> group.getValue().containsAll(wanted))
                .count();
        int needed = role == Role.PORTAL ? ports.instancesOf(role).size() : 1;
        return topicsExist && complete >= needed;
    }

    private Map<String, Set<TopicPartition>> stableGroups()
            throws InterruptedException, ExecutionException, TimeoutException {
        var names = admin.listGroups().all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).stream()
                .filter(group ->
                        group.groupState().filter(GroupState.STABLE::equals).isPresent())
                .map(GroupListing::groupId)
                .toList();
        var groups = new HashMap<String, Set<TopicPartition>>();
        admin.describeConsumerGroups(names)
                .all()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .forEach((name, group) -> groups.put(name, assignedIn(group)));
        return groups;
    }

    private static Set<TopicPartition> assignedIn(ConsumerGroupDescription group) {
        var assigned = new HashSet<TopicPartition>();
        group.members().forEach(member -> assigned.addAll(member.assignment().topicPartitions()));
        return assigned;
    }

    private Map<String, Set<TopicPartition>> partitions()
            throws InterruptedException, ExecutionException, TimeoutException {
        var existing = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var wanted = java.util.Arrays.stream(Role.values())
                .flatMap(role -> role.inputs().stream())
                .filter(existing::contains)
                .collect(Collectors.toSet());
        var partitions = new HashMap<String, Set<TopicPartition>>();
        admin.describeTopics(wanted)
                .allTopicNames()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .forEach((name, topic) -> partitions.put(
                        name,
                        topic.partitions().stream()
                                .map(TopicPartitionInfo::partition)
                                .map(number -> new TopicPartition(name, number))
                                .collect(Collectors.toSet())));
        return partitions;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
