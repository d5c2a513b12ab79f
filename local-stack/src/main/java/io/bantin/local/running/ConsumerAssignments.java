package io.bantin.local.running;

import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.Refusal;
import io.bantin.local.plan.Role;
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

/** Whether every partition of every input has a consumer; a service that is healthy may still be joining its groups. */
final class ConsumerAssignments implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PortPlan ports;
    private final Admin admin;
    private final Set<String> gone;

    /**
     * To be made before the services start: the broker remembers the consumers of a system that was killed for as long as their
     * session lasts, and what it gave to them is nobody's.
     */
    ConsumerAssignments(PortPlan ports) throws InterruptedException {
        this.ports = ports;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ports.brokers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis()));
        this.gone = groups().stream()
                .flatMap(group -> group.members().stream())
                .map(MemberDescription::consumerId)
                .collect(Collectors.toSet());
    }

    /** The roles that still wait for partitions; all of them while the broker is too busy to say. */
    Set<Role> unassigned() throws InterruptedException {
        try {
            return unassignedAccordingTo(groups(), partitions());
        } catch (NoAnswer e) {
            return EnumSet.allOf(Role.class);
        }
    }

    private Set<Role> unassignedAccordingTo(
            Collection<ConsumerGroupDescription> groups, Map<String, Integer> partitions) {
        var waiting = EnumSet.noneOf(Role.class);
        for (var role : Role.values()) {
            if (!role.inputs().stream().allMatch(topic -> isRead(topic, role, groups, partitions))) {
                waiting.add(role);
            }
        }
        return waiting;
    }

    /** Instances of a service share a group; each portal hears everything in groups of its own. */
    private boolean isRead(
            String topic, Role role, Collection<ConsumerGroupDescription> groups, Map<String, Integer> partitions) {
        long complete = groups.stream()
                .filter(group -> role == Role.PORTAL
                        ? group.groupId().startsWith(role.label() + "-")
                        : group.groupId().equals(role.label()))
                .filter(group -> group.groupState() == GroupState.STABLE)
                .filter(group -> assigned(group, topic).size() == partitions.getOrDefault(topic, -1))
                .count();
        return complete >= (role == Role.PORTAL ? ports.instancesOf(role).size() : 1);
    }

    private Set<TopicPartition> assigned(ConsumerGroupDescription group, String topic) {
        var assigned = new HashSet<TopicPartition>();
        group.members().stream()
                .filter(member -> !gone.contains(member.consumerId()))
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

    /** How many partitions each topic has that somebody reads and that exists already. */
    private Map<String, Integer> partitions() throws InterruptedException {
        var existing = answer(admin.listTopics().names());
        var read = Arrays.stream(Role.values())
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

    private static final class NoAnswer extends Refusal {

        NoAnswer(ExecutionException cause) {
            super("The broker does not tell who reads what: " + cause.getCause(), cause);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
