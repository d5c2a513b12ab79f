package io.bantin.local;

import io.bantin.local.demo.Demo;
import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.Installation;
import io.bantin.local.status.RunningSystem;
import io.bantin.local.status.SystemStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Plays the demo on the running system, or starts one for it. */
final class DemoCommand {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

    private final Command.Demo command;
    private final Installation installation;

    DemoCommand(Command.Demo command, Installation installation) {
        this.command = command;
        this.installation = installation;
    }

    int run() throws InterruptedException {
        // Reads the files before it starts a system, so that an unreadable file fails at once.
        var files = command.files().isEmpty() ? ownSamples() : command.files();
        var demo = Demo.of(files);
        var found = RunningSystem.on(command.options().portBase());
        if (found.isPresent()) {
            return demo.playOn(awaitReady(found.get())) ? 0 : 1;
        }
        var running = new UpCommand(command.options(), installation).start();
        boolean arrived = demo.playOn(running.state());
        if (!command.once()) {
            System.out.printf(
                    "The system keeps running on %s; Ctrl-C stops it.%n",
                    running.state().gatewayUrl());
            running.train();
            new CountDownLatch(1).await();
        }
        return arrived ? 0 : 1;
    }

    private static SystemStatus awaitReady(SystemStatus found) throws InterruptedException {
        var state = found;
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!state.ready()) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailed(
                        "The system on port base %d does not become ready.".formatted(state.portBase()));
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            state = RunningSystem.requireOn(state.portBase());
        }
        return state;
    }

    private List<Path> ownSamples() {
        var folder = installation.root().resolve("local-stack").resolve("samples");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
