package io.bantin.local.demo;

import io.bantin.local.api.ApiClient;
import io.bantin.local.plan.CommandFailed;
import io.bantin.local.status.SystemStatus;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.mail.SpoolReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Publishes articles from files, and prints how long each takes to reach the portal and an inbox. */
public final class Demo {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);
    private static final int OK = 200;

    private final List<ArticleFile> articles;

    private Demo(List<ArticleFile> articles) {
        this.articles = articles;
    }

    /** Reads all files first, so that an invalid one fails before any article is published. */
    public static Demo of(List<Path> files) {
        return new Demo(files.stream().map(ArticleFile::read).toList());
    }

    /** Returns whether a mail about every article arrived. */
    public boolean playOn(SystemStatus system) {
        if (!system.ownSink()) {
            throw new CommandFailed(
                    "This system sends its mail to another server (--smtp), which the demo cannot read.");
        }
        var reader = new ApiClient(system.gatewayUrl(), null);
        var publisher = new ApiClient(system.gatewayUrl(), DemoTokens.of(system.identityUrl(), DemoAccount.PUBLISHER));
        var newsroom = new DemoPublisher(publisher);
        var categoriesOf = new LinkedHashMap<ArticleFile, List<String>>();
        for (var article : articles) {
            var names = CategoryNames.beside(article.path());
            categoriesOf.put(
                    article,
                    article.categories().stream()
                            .map(slug -> newsroom.category(slug, names))
                            .toList());
        }
        var subscriber = subscribe(reader, system, categoriesOf);
        long arrived = categoriesOf.entrySet().stream()
                .filter(article -> show(article.getKey(), article.getValue(), newsroom, reader, subscriber))
                .count();
        System.out.printf("%d of %d mails arrived; ./local mail --json shows them.%n", arrived, articles.size());
        return arrived == articles.size();
    }

    private static DemoSubscriber subscribe(
            ApiClient reader, SystemStatus system, Map<ArticleFile, List<String>> categoriesOf) {
        var address = "ban-doc-%08x@example.org"
                .formatted(RandomGenerator.getDefault().nextInt());
        var subscriber = new DemoSubscriber(address, reader, new SpoolReader(system.mails()));
        var categories = new LinkedHashSet<String>();
        categoriesOf.values().forEach(categories::addAll);
        subscriber.subscribe(categories);
        System.out.printf("%s subscribed to %d categories and confirmed.%n%n", address, categories.size());
        return subscriber;
    }

    /** Goes on with the other articles if the API refuses one. */
    private static boolean show(
            ArticleFile file,
            List<String> categoryIds,
            DemoPublisher newsroom,
            ApiClient reader,
            DemoSubscriber subscriber) {
        try {
            return publish(newsroom.draft(file, categoryIds), newsroom, reader, subscriber);
        } catch (ApiClient.ErrorAnswer e) {
            System.out.printf("“%s”%n    refused: %s%n%n", file.title(), e.reason());
            return false;
        }
    }

    private static boolean publish(
            JsonNode draft, DemoPublisher newsroom, ApiClient reader, DemoSubscriber subscriber) {
        var calledAt = Instant.now();
        long called = System.nanoTime();
        newsroom.publish(draft);
        long answered = millisSince(called);
        var page = CompletableFuture.supplyAsync(
                () -> awaitPage(reader, draft.path("url").asString(), called));
        var mail = subscriber.awaitMailAbout(draft.path("id").asString());
        System.out.println(path(draft, calledAt, answered, page.join(), mail));
        return mail.isPresent();
    }

    private static Optional<Long> awaitPage(ApiClient reader, String url, long called) {
        while (millisSince(called) < TIMEOUT.toMillis()) {
            if (reader.statusOf(url) == OK) {
                return Optional.of(millisSince(called));
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
        return Optional.empty();
    }

    private static String path(
            JsonNode article, Instant calledAt, long answered, Optional<Long> onPortal, Optional<Mail> mail) {
        return """
                “%s”
                    publish answered    %s
                    on the portal       %s   %s
                    mail accepted       %s   %s
                """.formatted(
                article.path("title").asString(),
                after(Optional.of(answered)),
                after(onPortal),
                article.path("url").asString(),
                after(mail.map(m -> Duration.between(calledAt, m.receivedAt()).toMillis())),
                mail.map(Mail::subject).orElse(""));
    }

    private static String after(Optional<Long> millis) {
        return millis.map("after %,6d ms"::formatted).orElse("never (in %d s)".formatted(TIMEOUT.toSeconds()));
    }

    private static long millisSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
    }
}
