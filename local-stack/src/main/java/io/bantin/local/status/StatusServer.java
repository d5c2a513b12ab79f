package io.bantin.local.status;

import com.sun.net.httpserver.HttpServer;
import io.bantin.local.plan.UpOptions;
import io.bantin.local.running.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.json.JsonMapper;

/** Serves the status of the system on the loopback address. It only reads, so it needs no secret. */
public final class StatusServer {

    static final String PATH = "/system";

    private final UpOptions options;
    private final LocalSystem system;
    private final AtomicBoolean ready = new AtomicBoolean();
    private final JsonMapper json = JsonMapper.builder().build();

    public StatusServer(UpOptions options, LocalSystem system) {
        this.options = options;
        this.system = system;
    }

    public void start() {
        try {
            var address = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), options.ports().control());
            var server = HttpServer.create(address, 0);
            // Virtual threads are daemons, so a request in progress does not delay the end of the JVM.
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(PATH, exchange -> {
                try (exchange) {
                    var answer = json.writeValueAsBytes(state());
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void setReady() {
        ready.set(true);
    }

    public SystemStatus state() {
        return new SystemStatus(
                options.portBase(),
                options.gatewayUrl(),
                system.data().root().toString(),
                ready.get(),
                options.externalSmtp() == null,
                system.states());
    }
}
