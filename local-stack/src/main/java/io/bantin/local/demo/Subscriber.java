package io.bantin.local.demo;

import io.bantin.local.api.Api;
import io.bantin.local.plan.Refusal;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.mail.Mailbox;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A reader with a fresh address, and the inbox of that address. */
final class Subscriber {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Pattern CONFIRMATION = Pattern.compile("/subscriptions/confirm\\?token=([A-Za-z0-9._~-]+)");

    private final String address;
    private final Api api;
    private final Mailbox mailbox;

    Subscriber(String address, Api api, Mailbox mailbox) {
        this.address = address;
        this.api = api;
        this.mailbox = mailbox;
    }

    /** Signs up, waits for the mail that asks, and confirms with the token of its link. */
    void subscribe(Collection<String> categoryIds) {
        api.post(
                "/api/subscriptions",
                Map.of("email", address, "categoryIds", categoryIds, "frequency", "INSTANT", "locale", "vi"));
        var mail = await(any ->
                        any.text() != null && CONFIRMATION.matcher(any.text()).find())
                .orElseThrow(() -> new Refusal(
                        "No confirmation mail for %s within %d s.".formatted(address, PATIENCE.toSeconds())));
        var link = CONFIRMATION.matcher(String.valueOf(mail.text()));
        if (link.find()) {
            api.post("/api/subscriptions/confirm", Map.of("token", link.group(1)));
        }
    }

    /** The mail about an article, known by the article's id in its link. */
    Optional<Mail> awaitMailAbout(String articleId) {
        return await(mail -> mail.text() != null && mail.text().contains(articleId));
    }

    private Optional<Mail> await(Predicate<Mail> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            var found = mailbox.newest().stream()
                    .filter(mail -> mail.to().equals(address))
                    .filter(wanted)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() < deadline);
        return Optional.empty();
    }
}
