package io.bantin.local.demo;

import io.bantin.local.api.Api;
import io.bantin.local.control.SystemState;
import io.bantin.local.plan.Refusal;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.mail.Mailbox;
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

/** Publishes articles from files and shows the way of each from the publish call to an inbox. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int OK = 200;

    private final List<ArticleFile> articles;

    private Demo(List<ArticleFile> articles) {
        this.articles = articles;
    }

    /** Reads all files first, so that a bad one stops the show before it begins. */
    public static Demo of(List<Path> files) {
        return new Demo(files.stream().map(ArticleFile::read).toList());
    }

    /** Whether every article reached the inbox. */
    public boolean playOn(SystemState system) {
        if (!system.ownSink()) {
            throw new Refusal("This system sends its mail to another server (--smtp), where the demo cannot look.");
        }
        var reader = new Api(system.gatewayUrl(), null);
        var publisher = new Api(system.gatewayUrl(), DemoTokens.of(system.identityUrl(), DemoAccount.PUBLISHER));
        var newsroom = new Newsroom(publisher);
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

    private static Subscriber subscribe(Api reader, SystemState system, Map<ArticleFile, List<String>> categoriesOf) {
        var address = "ban-doc-%08x@example.org"
                .formatted(RandomGenerator.getDefault().nextInt());
        var subscriber = new Subscriber(address, reader, new Mailbox(system.mails()));
        var categories = new LinkedHashSet<String>();
        categoriesOf.values().forEach(categories::addAll);
        subscriber.subscribe(categories);
        System.out.printf("%s subscribed to %d categories and confirmed.%n%n", address, categories.size());
        return subscriber;
    }

    /** One article that is refused does not end the show for the others. */
    private static boolean show(
            ArticleFile file, List<String> categoryIds, Newsroom newsroom, Api reader, Subscriber subscriber) {
        try {
            return publish(newsroom.draft(file, categoryIds), newsroom, reader, subscriber);
        } catch (Api.Unsuccessful e) {
            System.out.printf("“%s”%n    refused: %s%n%n", file.title(), e.reason());
            return false;
        }
    }

    private static boolean publish(JsonNode draft, Newsroom newsroom, Api reader, Subscriber subscriber) {
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

    private static Optional<Long> awaitPage(Api reader, String url, long called) {
        while (millisSince(called) < PATIENCE.toMillis()) {
            if (reader.statusOf(url) == OK) {
                return Optional.of(millisSince(called));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
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
        return millis.map("after %,6d ms"::formatted).orElse("never (in %d s)".formatted(PATIENCE.toSeconds()));
    }

    private static long millisSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
    }
}
