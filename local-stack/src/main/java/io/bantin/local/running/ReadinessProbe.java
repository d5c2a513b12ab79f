package io.bantin.local.running;

import io.bantin.local.plan.Instance;
import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.ProcessKind;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Checks whether a process is ready. */
final class ReadinessProbe {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 3_000;

    private final PortPlan ports;

    ReadinessProbe(PortPlan ports) {
        this.ports = ports;
    }

    boolean isReady(Instance instance) {
        return instance.role() == ProcessKind.STACK
                ? answers(ports.identity(), "/health")
                : answers(ports.managementOf(instance), "/actuator/health/readiness");
    }

    private static boolean answers(int port, String path) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
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
