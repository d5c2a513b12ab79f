package io.bantin.local.plan;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of {@code up}. */
public record UpOptions(
        int portBase,
        Path data,
        Map<ProcessKind, Integer> scale,
        boolean memoryStore,
        boolean training,
        @Nullable MailServerAddress externalSmtp,
        ListenAddress listen) {

    public static UpOptions withDefaults(int portBase, Path home) {
        return new UpOptions(portBase, home.resolve("data"), Map.of(), false, true, null, ListenAddress.LOOPBACK);
    }

    public PortPlan ports() {
        return PortPlan.of(portBase, scale);
    }

    public MailServerAddress smtp() {
        return externalSmtp == null ? new MailServerAddress("localhost", ports().smtp()) : externalSmtp;
    }

    /** The address of the gateway for browsers; links in mails begin with it. */
    public String gatewayUrl() {
        return listen.url(portBase);
    }

    public UpOptions withListen(String address) {
        return new UpOptions(portBase, data, scale, memoryStore, training, externalSmtp, ListenAddress.parse(address));
    }

    public UpOptions withPortBase(int base) {
        return new UpOptions(base, data, scale, memoryStore, training, externalSmtp, listen);
    }

    public UpOptions withData(Path folder) {
        return new UpOptions(portBase, folder, scale, memoryStore, training, externalSmtp, listen);
    }

    public UpOptions withMemoryStore() {
        return new UpOptions(portBase, data, scale, true, training, externalSmtp, listen);
    }

    public UpOptions withoutTraining() {
        return new UpOptions(portBase, data, scale, memoryStore, false, externalSmtp, listen);
    }

    public UpOptions withSmtp(String server) {
        return new UpOptions(portBase, data, scale, memoryStore, training, MailServerAddress.parse(server), listen);
    }

    public UpOptions withScale(String text) {
        var parts = text.split("=", 2);
        if (parts.length != 2 || !parts[1].matches("[1-9][0-9]?")) {
            throw new CommandFailed("A scale is SERVICE=N with N from 1, not \"%s\".".formatted(text));
        }
        var role = ProcessKind.named(parts[0]);
        if (!role.isScalable()) {
            throw new CommandFailed("%s runs only once; only services can be scaled.".formatted(role.label()));
        }
        var scales = new EnumMap<ProcessKind, Integer>(ProcessKind.class);
        scales.putAll(scale);
        scales.put(role, Integer.valueOf(parts[1]));
        return new UpOptions(portBase, data, scales, memoryStore, training, externalSmtp, listen);
    }
}
