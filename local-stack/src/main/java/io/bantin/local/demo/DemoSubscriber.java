package io.bantin.local.demo;

import io.bantin.local.api.ApiClient;
import io.bantin.local.plan.CommandFailed;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.mail.SpoolReader;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The subscriber of the demo, with a new address and its inbox. */
final class DemoSubscriber {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final Pattern CONFIRMATION = Pattern.compile("/subscriptions/confirm\\?token=([A-Za-z0-9._~-]+)");

    private final String address;
    private final ApiClient api;
    private final SpoolReader mailbox;

    DemoSubscriber(String address, ApiClient api, SpoolReader mailbox) {
        this.address = address;
        this.api = api;
        this.mailbox = mailbox;
    }

    /** Signs up, waits for the confirmation mail, and confirms with the token of its link. */
    void subscribe(Collection<String> categoryIds) {
        api.post(
                "/api/subscriptions",
                Map.of("email", address, "categoryIds", categoryIds, "frequency", "INSTANT", "locale", "vi"));
        var mail = await(any ->
                        any.text() != null && CONFIRMATION.matcher(any.text()).find())
                .orElseThrow(() -> new CommandFailed(
                        "No confirmation mail for %s within %d s.".formatted(address, TIMEOUT.toSeconds())));
        var link = CONFIRMATION.matcher(String.valueOf(mail.text()));
        if (link.find()) {
            api.post("/api/subscriptions/confirm", Map.of("token", link.group(1)));
        }
    }

    /** Waits for the mail whose link has the article's id. */
    Optional<Mail> awaitMailAbout(String articleId) {
        return await(mail -> mail.text() != null && mail.text().contains(articleId));
    }

    private Optional<Mail> await(Predicate<Mail> wanted) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        do {
            var found = mailbox.newest().stream()
                    .filter(mail -> mail.to().equals(address))
                    .filter(wanted)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        } while (System.nanoTime() < deadline);
        return Optional.empty();
    }
}
