package io.bantin.local;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.UpOptions;
import io.bantin.local.running.LocalSystem;
import io.bantin.local.status.RunningSystem;
import io.bantin.local.status.StatusServer;
import io.bantin.local.status.SystemStatus;
import io.bantin.local.training.Training;
import io.bantin.stack.identity.DemoAccount;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** Starts the system and runs until Ctrl-C. */
final class UpCommand {

    static final String ACCOUNTS =
            Arrays.stream(DemoAccount.values()).map(DemoAccount::account).collect(Collectors.joining(", "));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final UpOptions options;
    private final Installation installation;

    UpCommand(UpOptions options, Installation installation) {
        this.options = options;
        this.installation = installation;
    }

    int run() throws InterruptedException {
        var running = start();
        running.train();
        new CountDownLatch(1).await();
        return 0;
    }

    /** Returns when the system is ready. Once the first process has started, the system ends with this JVM. */
    Running start() throws InterruptedException {
        RunningSystem.on(options.portBase()).ifPresent(other -> {
            throw new CommandFailed("A system is already running on port base %d, with its data in %s."
                    .formatted(other.portBase(), other.data()));
        });
        var system = LocalSystem.prepare(options, installation, UpCommand::print);
        var training = new Training(options, installation, system.launches(), UpCommand::print);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            print("stopping");
            training.stop();
            system.stop();
            print("stopped");
        }));
        var control = new StatusServer(options, system);
        control.start();
        system.start();
        system.keepRunning();
        control.setReady();
        System.out.printf("READY %s after %.1f s%n", options.gatewayUrl(), system.secondsSinceStart());
        System.out.printf(
                "demo accounts, each with its name as password: %s (./local token ROLE prints a token)%n", ACCOUNTS);
        return new Running(control, training);
    }

    /** A system that this JVM has started. */
    record Running(StatusServer control, Training training) {

        SystemStatus state() {
            return control.state();
        }

        void train() {
            training.start();
        }
    }

    private static void print(String line) {
        System.out.println(TIME.format(LocalTime.now()) + "  " + line);
    }
}
