package io.bantin.local;

import io.bantin.local.control.ControlServer;
import io.bantin.local.control.RunningSystem;
import io.bantin.local.control.SystemState;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Refusal;
import io.bantin.local.plan.UpOptions;
import io.bantin.local.running.LocalSystem;
import io.bantin.local.training.Training;
import io.bantin.stack.identity.DemoAccount;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** Starts the system and stays with it. */
final class Up {

    static final String ACCOUNTS =
            Arrays.stream(DemoAccount.values()).map(DemoAccount::account).collect(Collectors.joining(", "));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final UpOptions options;
    private final Installation installation;

    Up(UpOptions options, Installation installation) {
        this.options = options;
        this.installation = installation;
    }

    int run() throws InterruptedException {
        var running = start();
        running.train();
        new CountDownLatch(1).await();
        return 0;
    }

    /** Returns when the system is ready; from the first process on, the end of this JVM is the end of the system. */
    Running start() throws InterruptedException {
        RunningSystem.on(options.portBase()).ifPresent(other -> {
            throw new Refusal("A system already runs on port base %d, with its data in %s."
                    .formatted(other.portBase(), other.data()));
        });
        var system = LocalSystem.prepare(options, installation, Up::say);
        var training = new Training(options, installation, system.launches(), Up::say);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            say("stopping");
            training.stop();
            system.stop();
            say("stopped");
        }));
        var control = new ControlServer(options, system);
        control.start();
        system.start();
        system.keepRunning();
        control.declareReady();
        System.out.printf("READY %s after %.1f s%n", options.gatewayUrl(), system.secondsSinceBegin());
        System.out.printf(
                "demo accounts, each with its name as password: %s (./local token ROLE prints a token)%n", ACCOUNTS);
        return new Running(control, training);
    }

    /** A system that this JVM started. */
    record Running(ControlServer control, Training training) {

        SystemState state() {
            return control.state();
        }

        void train() {
            training.start();
        }
    }

    private static void say(String line) {
        System.out.println(TIME.format(LocalTime.now()) + "  " + line);
    }
}
