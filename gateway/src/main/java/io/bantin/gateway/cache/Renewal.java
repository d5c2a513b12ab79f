package io.bantin.gateway.cache;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The one request to the portal for a page that runs at a time. Requests for the same page wait for its outcome. */
final class Renewal {

    private final PageKey key;
    private final long requestedAt;
    private final @Nullable StoredPage previous;
    private final Sinks.One<Outcome> outcome = Sinks.one();
    private volatile boolean overtaken;

    Renewal(PageKey key, long requestedAt, @Nullable StoredPage previous) {
        this.key = key;
        this.requestedAt = requestedAt;
        this.previous = previous;
    }

    PageKey key() {
        return key;
    }

    long requestedAt() {
        return requestedAt;
    }

    @Nullable
    StoredPage previous() {
        return previous;
    }

    /** Notes that another variant of the page was found missing, so this answer may be older than that. */
    void overtake() {
        overtaken = true;
    }

    boolean isOvertaken() {
        return overtaken;
    }

    void end(Outcome of) {
        outcome.tryEmitValue(of);
    }

    Mono<Outcome> outcome() {
        return outcome.asMono();
    }

    /** How the request to the portal ended. */
    sealed interface Outcome {

        /** The page answers all that wait. */
        record Renewed(StoredPage page) implements Outcome {}

        /** No portal answered, and the page from before does. */
        record Outlived(StoredPage page) implements Outcome {}

        /** The answer is not for others; it is null if it is too large to hold. */
        record NotStored(@Nullable StoredPage answer) implements Outcome {}

        /** There is neither an answer nor a page from before. */
        record Failed(Throwable cause) implements Outcome {}

        /** The client left, so another request goes to the portal. */
        record Abandoned() implements Outcome {}
    }
}
