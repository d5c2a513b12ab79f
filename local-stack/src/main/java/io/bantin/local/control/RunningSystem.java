package io.bantin.local.control;

import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.Refusal;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Finds the system on a port base. */
public final class RunningSystem {

    private static final int CONNECT_MILLIS = 500;

    /** The system asks each of its processes before it answers. */
    private static final int READ_MILLIS = 10_000;

    private RunningSystem() {}

    public static Optional<SystemState> on(int portBase) {
        var url = "http://127.0.0.1:%d%s".formatted(PortPlan.controlOf(portBase), ControlServer.PATH);
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            try (var answer = connection.getInputStream()) {
                return Optional.of(JsonMapper.builder().build().readValue(answer.readAllBytes(), SystemState.class));
            }
        } catch (IOException | JacksonException e) {
            // Nobody there, or somebody else: no system of ours either way.
            return Optional.empty();
        }
    }

    public static SystemState requireOn(int portBase) {
        return on(portBase)
                .orElseThrow(() ->
                        new Refusal("No system runs on port base %d; ./local up starts one.".formatted(portBase)));
    }
}
