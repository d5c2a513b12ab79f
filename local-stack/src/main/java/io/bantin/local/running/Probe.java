package io.bantin.local.running;

import io.bantin.local.plan.Instance;
import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.Role;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks a process whether it is ready. */
final class Probe {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 3_000;

    private final PortPlan ports;

    Probe(PortPlan ports) {
        this.ports = ports;
    }

    boolean isReady(Instance instance) {
        return instance.role() == Role.STACK
                ? accepts(ports.store()) && accepts(ports.broker()) && answers(ports.identityUrl() + "/oauth2/jwks")
                : answers("http://127.0.0.1:%d/actuator/health/readiness".formatted(ports.managementOf(instance)));
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean answers(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
