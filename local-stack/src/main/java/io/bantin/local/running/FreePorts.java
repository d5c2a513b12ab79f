package io.bantin.local.running;

import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks before the start whether somebody else has one of our ports: better one sentence than a stack trace in some log. */
public final class FreePorts {

    private static final int LOWEST_BASE = 20_000;
    private static final int HIGHEST_BASE = 32_000;
    private static final int STEP = 100;

    private FreePorts() {}

    static void check(PortPlan plan) {
        var taken = plan.wanted().entrySet().stream()
                .filter(wanted -> isTaken(wanted.getKey()))
                .map(wanted -> "%d (for %s)".formatted(wanted.getKey(), wanted.getValue()))
                .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new Refusal("Another program listens on port %s; end it or choose other ports with --port-base."
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

    /** A base of which every port of an unscaled system was free a moment ago. */
    public static int base() {
        for (int base = LOWEST_BASE; base < HIGHEST_BASE; base += STEP) {
            if (PortPlan.of(base, Map.of()).wanted().keySet().stream().noneMatch(FreePorts::isTaken)) {
                return base;
            }
        }
        throw new Refusal("no row of free ports was found");
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket(port)) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }
}
