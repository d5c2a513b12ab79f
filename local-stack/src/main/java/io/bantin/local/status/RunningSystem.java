package io.bantin.local.status;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.PortPlan;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Finds the system that runs on a port base. */
public final class RunningSystem {

    private static final int CONNECT_MILLIS = 500;

    /** The system probes each of its processes before it answers. */
    private static final int READ_MILLIS = 10_000;

    private RunningSystem() {}

    public static Optional<SystemStatus> on(int portBase) {
        var url = "http://127.0.0.1:%d%s".formatted(PortPlan.controlOf(portBase), StatusServer.PATH);
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            try (var answer = connection.getInputStream()) {
                return Optional.of(JsonMapper.builder().build().readValue(answer.readAllBytes(), SystemStatus.class));
            }
        } catch (IOException | JacksonException e) {
            // Nothing listens there, or another program does: no system either way.
            return Optional.empty();
        }
    }

    public static SystemStatus requireOn(int portBase) {
        return on(portBase)
                .orElseThrow(() -> new CommandFailed(
                        "No system is running on port base %d; ./local up starts one.".formatted(portBase)));
    }
}
