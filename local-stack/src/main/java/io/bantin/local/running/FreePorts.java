package io.bantin.local.running;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.PortPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks before the start that the ports are free, so that the launcher can say which one is taken, and by whom it is needed. */
public final class FreePorts {

    private static final int MIN_BASE = 20_000;
    private static final int MAX_BASE = 32_000;
    private static final int STEP = 100;

    private FreePorts() {}

    static void check(PortPlan plan) {
        var taken = plan.required().entrySet().stream()
                .filter(required -> isTaken(required.getKey()))
                .map(required -> "%d (for %s)".formatted(required.getKey(), required.getValue()))
                .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new CommandFailed("Another program listens on port %s; end it or choose other ports with --port-base."
                    .formatted(taken));
        }
    }

    /** A port that was free a moment ago. */
    public static int any() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A base whose ports for an unscaled system were free a moment ago. */
    public static int base() {
        for (int base = MIN_BASE; base < MAX_BASE; base += STEP) {
            if (PortPlan.of(base, Map.of()).required().keySet().stream().noneMatch(FreePorts::isTaken)) {
                return base;
            }
        }
        throw new CommandFailed("Found no base with free ports.");
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket(port)) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }
}
