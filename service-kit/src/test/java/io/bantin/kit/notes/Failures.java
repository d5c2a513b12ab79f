package io.bantin.kit.notes;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The failures that a listener can throw; the name in an event chooses one. */
public final class Failures {

    /** For a test that wants something to happen between the last attempt at a record and putting it aside. */
    public static final CountDownLatch HELD = new CountDownLatch(1);

    public static final CountDownLatch RELEASED = new CountDownLatch(1);

    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    private static final int LAST_ATTEMPT = 3;

    private static final String PREFIX = "fail:";

    private static final Map<String, Supplier<Throwable>> KINDS = Map.ofEntries(
            Map.entry("stack", StackOverflowError::new),
            Map.entry("memory", () -> new OutOfMemoryError("Java heap space")),
            Map.entry("class", () -> new NoClassDefFoundError("io/bantin/Gone")),
            Map.entry(
                    "initializer",
                    () -> new ExceptionInInitializerError(new IllegalStateException("in a static block"))),
            Map.entry("assertion", AssertionError::new),
            Map.entry("no-message", () -> new RuntimeException()),
            Map.entry("circle", Failures::circle),
            Map.entry("deep", Failures::deep),
            Map.entry("huge-message", () -> new IllegalStateException("ế".repeat(2_000_000))),
            Map.entry("controls", () -> new IllegalStateException("\u0000\r\n\u001b[31m\ud800 " + "\n".repeat(5_000))),
            Map.entry("message-throws", () -> new MessageThrows()),
            Map.entry("cast", () -> new ClassCastException("by default not retried")),
            Map.entry("interrupted", () -> new IllegalStateException(new InterruptedException("somebody else's"))),
            Map.entry("checked", () -> new java.io.IOException("thrown on the sly")));

    private static final class MessageThrows extends RuntimeException {

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message either");
        }
    }

    private Failures() {}

    public static List<String> kinds() {
        return KINDS.keySet().stream().sorted().map(kind -> PREFIX + kind).toList();
    }

    static void throwIfNamed(@Nullable String name) {
        if (name == null) {
            return;
        }
        if (name.equals(PREFIX + "held")) {
            if (ATTEMPTS.incrementAndGet() == LAST_ATTEMPT) {
                HELD.countDown();
                awaitRelease();
            }
            throw new IllegalStateException("held, and then failed");
        }
        if (name.startsWith(PREFIX)) {
            Failures.<RuntimeException>sneak(Objects.requireNonNull(KINDS.get(name.substring(PREFIX.length())))
                    .get());
        }
    }

    private static void awaitRelease() {
        try {
            RELEASED.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Throwable circle() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));
        return first;
    }

    private static Throwable deep() {
        Throwable failure = new IllegalStateException("at the bottom");
        for (int i = 0; i < 20_000; i++) {
            failure = new IllegalStateException("level " + i, failure);
        }
        return failure;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
