package io.bantin.stack.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of a single broker on a small machine: few threads, small buffers, no delays. */
final class BrokerSettings {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    static Map<String, String> of(Path directory, int port, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.putAll(node(directory, port, controllerPort));
        settings.putAll(SINGLE_NODE);
        settings.putAll(SMALL);
        return settings;
    }

    /** Two listeners, because clients connect to the advertised address: one for the container network, one for the published port. */
    static Map<String, String> reachableAs(
            String host, String published, Path directory, int port, int controllerPort) {
        var settings = of(directory, port, controllerPort);
        settings.put(
                "listeners",
                "PLAINTEXT://0.0.0.0:%d,PUBLISHED://0.0.0.0:%d,%s://127.0.0.1:%d"
                        .formatted(port, controllerPort + 1, CONTROLLER, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://%s:%d,PUBLISHED://%s".formatted(host, port, published));
        settings.put(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,PUBLISHED:PLAINTEXT,%s:PLAINTEXT".formatted(CONTROLLER));
        return settings;
    }

    private static Map<String, String> node(Path directory, int port, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE),
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://localhost:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "log.dirs",
                directory.toString());
    }

    /** There are no replicas to wait for. */
    private static final Map<String, String> SINGLE_NODE = Map.ofEntries(
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // A killed broker can register again only when its former session has expired.
            Map.entry("broker.session.timeout.ms", "2000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            // Waiting for further instances would only delay the first one.
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // The services declare their topics; a typing error must not create one.
            Map.entry("auto.create.topics.enable", "false"),
            // A dead letter is larger than its record, because headers tell the reason.
            Map.entry("message.max.bytes", "2097164"),
            Map.entry("replica.fetch.max.bytes", "2097164"));

    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("offsets.topic.segment.bytes", "1048576"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.segment.bytes", "1048576"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.threads", "1"),
            Map.entry("group.coordinator.threads", "1"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            Map.entry("num.replica.fetchers", "1"),
            Map.entry("num.recovery.threads.per.data.dir", "2"),
            Map.entry("queued.max.requests", "64"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
            Map.entry("log.cleaner.io.buffer.size", "65536"),
            Map.entry("log.index.size.max.bytes", "262144"),
            Map.entry("log.segment.bytes", "16777216"));
}
