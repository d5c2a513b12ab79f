package io.bantin.local.running;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.ProcessKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Tells whether every partition of every input has a consumer: a healthy service may still be joining its groups. */
final class ConsumerAssignments implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final PortPlan ports;
    private final Admin admin;
    private final Set<String> formerConsumers;

    /**
     * Must be created before the services start. After a kill, the broker keeps the former consumers in their groups until
     * their sessions expire, and nobody reads the partitions assigned to them.
     */
    ConsumerAssignments(PortPlan ports) throws InterruptedException {
        this.ports = ports;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ports.brokers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis()));
        this.formerConsumers = groups().stream()
                .flatMap(group -> group.members().stream())
                .map(MemberDescription::consumerId)
                .collect(Collectors.toSet());
    }

    /** The kinds that still wait for partitions; all of them if the broker does not answer. */
    Set<ProcessKind> unassigned() throws InterruptedException {
        try {
            return unassignedAccordingTo(groups(), partitions());
        } catch (NoAnswer e) {
            return EnumSet.allOf(ProcessKind.class);
        }
    }

    private Set<ProcessKind> unassignedAccordingTo(
            Collection<ConsumerGroupDescription> groups, Map<String, Integer> partitions) {
        var waiting = EnumSet.noneOf(ProcessKind.class);
        for (var role : ProcessKind.values()) {
            if (!role.inputs().stream().allMatch(topic -> isRead(topic, role, groups, partitions))) {
                waiting.add(role);
            }
        }
        return waiting;
    }

    /** The instances of a service share a group; each portal has groups of its own and reads every event. */
    private boolean isRead(
            String topic,
            ProcessKind role,
            Collection<ConsumerGroupDescription> groups,
            Map<String, Integer> partitions) {
        long complete = groups.stream()
                .filter(group -> role == ProcessKind.PORTAL
                        ? group.groupId().startsWith(role.label() + "-")
                        : group.groupId().equals(role.label()))
                .filter(group -> group.groupState() == GroupState.STABLE)
                .filter(group -> assigned(group, topic).size() == partitions.getOrDefault(topic, -1))
                .count();
        return complete >= (role == ProcessKind.PORTAL ? ports.instancesOf(role).size() : 1);
    }

    private Set<TopicPartition> assigned(ConsumerGroupDescription group, String topic) {
        var assigned = new HashSet<TopicPartition>();
        group.members().stream()
                .filter(member -> !formerConsumers.contains(member.consumerId()))
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .filter(partition -> partition.topic().equals(topic))
                .forEach(assigned::add);
        return assigned;
    }

    private Collection<ConsumerGroupDescription> groups() throws InterruptedException {
        var names = answer(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .toList();
        return answer(admin.describeConsumerGroups(names).all()).values();
    }

    /** The number of partitions of each existing input topic. */
    private Map<String, Integer> partitions() throws InterruptedException {
        var existing = answer(admin.listTopics().names());
        var read = Arrays.stream(ProcessKind.values())
                .flatMap(role -> role.inputs().stream())
                .filter(existing::contains)
                .collect(Collectors.toSet());
        return answer(admin.describeTopics(read).allTopicNames()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        topic -> topic.getValue().partitions().size()));
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new NoAnswer(e);
        }
    }

    private static final class NoAnswer extends CommandFailed {

        NoAnswer(ExecutionException cause) {
            super("The broker does not describe its consumer groups: " + cause.getCause(), cause);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
