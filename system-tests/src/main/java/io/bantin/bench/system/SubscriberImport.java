package io.bantin.bench.system;

import io.bantin.local.api.ApiClient;
import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.UpOptions;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An operator imports subscribers from a file. */
public final class SubscriberImport {

    private static final String IMPORTS = "/api/ops/subscribers/imports";
    private static final int NOT_FOUND = 404;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private SubscriberImport() {}

    /** Returns how long the import takes; empty if the system has no such endpoint. */
    public static Optional<Duration> of(SubscriberSet readers, String categoryId, UpOptions options)
            throws InterruptedException {
        var operator = new ApiClient(
                options.gatewayUrl(), DemoTokens.of(options.ports().identityUrl(), DemoAccount.OPERATOR));
        var csv = csv(readers, categoryId);
        long begun = System.nanoTime();
        String id;
        try {
            id = operator.post(IMPORTS, "text/csv", csv).path("id").asString();
        } catch (ApiClient.ErrorAnswer refused) {
            if (refused.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
        while (!operator.get(IMPORTS + "/" + id).path("state").asString().equals("DONE")) {
            if (System.nanoTime() - begun > TIMEOUT.toNanos()) {
                throw new CommandFailed("Import %s is not done after %d minutes.".formatted(id, TIMEOUT.toMinutes()));
            }
            Thread.sleep(POLL_INTERVAL);
        }
        return Optional.of(Duration.ofNanos(System.nanoTime() - begun));
    }

    static String csv(SubscriberSet readers, String categoryId) {
        return IntStream.range(0, readers.size())
                .mapToObj(number -> "%s,%s,vi,INSTANT,2026-01-05T02:00:00Z,Tôi muốn nhận tin."
                        .formatted(readers.address(number), categoryId))
                .collect(Collectors.joining("\n", "email,categories,locale,frequency,consent_at,consent_text\n", "\n"));
    }
}
