package io.bantin.stack;

import java.time.Duration;
import java.util.concurrent.CompletionException;

/** Runs broker, store, mail sink and identity provider in one process until SIGTERM. */
public final class StackMain {

    private static final Duration STOP_TIMEOUT = Duration.ofMillis(2_500);

    private StackMain() {}

    public static void main(String... arguments) throws InterruptedException {
        // Must precede the first logger. Tests have the same class path and a logging configuration of their own.
        System.setProperty("logback.configurationFile", "io/bantin/stack/stack-logback.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        Stack stack;
        try {
            stack = Stack.start(StackArguments.parse(arguments));
        } catch (IllegalArgumentException | Ports.PortTaken e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        } catch (CompletionException e) {
            e.printStackTrace();
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop"));
        System.out.println("STACK READY");
        Thread.currentThread().join();
    }

    private static void stop(Stack stack) {
        try {
            var closing = Thread.ofPlatform().start(stack::close);
            if (!closing.join(STOP_TIMEOUT)) {
                // All acknowledged data is on disk; the rest of a clean stop only makes the next start faster.
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
