package io.bantin.local.plan;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How {@code up} was called. */
public record UpOptions(
        int portBase,
        Path data,
        Map<Role, Integer> scale,
        boolean memoryStore,
        boolean training,
        @Nullable MailServer foreignSmtp,
        ListenAddress listen) {

    public static UpOptions withDefaults(int portBase, Path home) {
        return new UpOptions(portBase, home.resolve("data"), Map.of(), false, true, null, ListenAddress.LOOPBACK);
    }

    public PortPlan ports() {
        return PortPlan.of(portBase, scale);
    }

    public MailServer smtp() {
        return foreignSmtp == null ? new MailServer("localhost", ports().smtp()) : foreignSmtp;
    }

    /** Where browsers find the gateway; links in mails begin with it. */
    public String gatewayUrl() {
        return listen.url(portBase);
    }

    public UpOptions withListen(String address) {
        return new UpOptions(portBase, data, scale, memoryStore, training, foreignSmtp, ListenAddress.parse(address));
    }

    public UpOptions withPortBase(int base) {
        return new UpOptions(base, data, scale, memoryStore, training, foreignSmtp, listen);
    }

    public UpOptions withData(Path folder) {
        return new UpOptions(portBase, folder, scale, memoryStore, training, foreignSmtp, listen);
    }

    public UpOptions withMemoryStore() {
        return new UpOptions(portBase, data, scale, true, training, foreignSmtp, listen);
    }

    public UpOptions withoutTraining() {
        return new UpOptions(portBase, data, scale, memoryStore, false, foreignSmtp, listen);
    }

    public UpOptions withSmtp(String server) {
        return new UpOptions(portBase, data, scale, memoryStore, training, MailServer.parse(server), listen);
    }

    public UpOptions withScale(String text) {
        var parts = text.split("=", 2);
        if (parts.length != 2 || !parts[1].matches("[1-9][0-9]?")) {
            throw new Refusal("A scale is given as SERVICE=N with N from 1, not as \"%s\".".formatted(text));
        }
        var role = Role.named(parts[0]);
        if (!role.isScalable()) {
            throw new Refusal("%s runs once; only the services scale.".formatted(role.label()));
        }
        var scales = new EnumMap<Role, Integer>(Role.class);
        scales.putAll(scale);
        scales.put(role, Integer.valueOf(parts[1]));
        return new UpOptions(portBase, data, scales, memoryStore, training, foreignSmtp, listen);
    }
}
