package io.bantin.stack;

import io.bantin.stack.broker.EmbeddedBroker;
import io.bantin.stack.identity.IdentityProvider;
import io.bantin.stack.mail.SmtpSink;
import io.bantin.stack.store.EmbeddedStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The running parts of the stack; they start and stop in parallel. */
final class Stack implements AutoCloseable {

    private static final int ANSWER_MILLIS = 500;

    private final StackArguments arguments;
    private final Map<String, AutoCloseable> parts = new ConcurrentHashMap<>();

    private Stack(StackArguments arguments) {
        this.arguments = arguments;
    }

    static Stack start(StackArguments arguments) {
        ports(arguments).forEach((part, port) -> Ports.requireFree(port, part));
        var stack = new Stack(arguments);
        try {
            stack.startParts();
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
        return stack;
    }

    private void startParts() {
        var data = arguments.data();
        CompletableFuture.allOf(
                        part(
                                "store",
                                arguments.storePort(),
                                () -> arguments.memoryStore()
                                        ? EmbeddedStore.inMemory(arguments.storePort())
                                        : EmbeddedStore.inFile(
                                                data.resolve("store/documents.mv"), arguments.storePort())),
                        part(
                                "broker",
                                arguments.brokerPort(),
                                () -> EmbeddedBroker.start(
                                        data.resolve("kafka"), arguments.brokerPort(), arguments.controllerPort())),
                        part(
                                "identity",
                                arguments.identityPort(),
                                () -> IdentityProvider.start(
                                        data.resolve("identity"),
                                        arguments.identityPort(),
                                        arguments.gatewayUrl(),
                                        this::health)),
                        arguments.smtp()
                                ? part(
                                        "mail",
                                        arguments.smtpPort(),
                                        () -> SmtpSink.start(data.resolve("mail"), arguments.smtpPort()))
                                : CompletableFuture.completedFuture(null))
                .join();
    }

    private CompletableFuture<Void> part(String name, int port, Supplier<AutoCloseable> start) {
        return CompletableFuture.runAsync(
                () -> {
                    parts.put(name, start.get());
                    System.out.println("UP " + name + " on port " + port);
                },
                task -> Thread.ofPlatform().name("start-" + name).start(task));
    }

    private Map<String, Boolean> health() {
        var health = new LinkedHashMap<String, Boolean>();
        ports(arguments).forEach((part, port) -> health.put(part, accepts(port)));
        health.computeIfPresent(
                "store",
                (_, accepts) -> accepts && parts.get("store") instanceof EmbeddedStore store && store.isOpen());
        return health;
    }

    private static Map<String, Integer> ports(StackArguments arguments) {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("store", arguments.storePort());
        ports.put("broker", arguments.brokerPort());
        ports.put("controller", arguments.controllerPort());
        ports.put("identity", arguments.identityPort());
        if (arguments.smtp()) {
            ports.put("mail", arguments.smtpPort());
        }
        return ports;
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Stops all parts at once. */
    @Override
    public void close() {
        CompletableFuture.allOf(parts.entrySet().stream()
                        .map(part -> CompletableFuture.runAsync(
                                () -> closeQuietly(part.getValue()),
                                task -> Thread.ofPlatform()
                                        .name("stop-" + part.getKey())
                                        .start(task)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // A part that fails to stop recovers at the next start, as it must after kill -9.
            System.err.println("Stopping: " + e);
        }
    }
}
