package io.bantin.portal.cache;

import io.bantin.kit.events.IncomingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Tells the page cache what events changed. Each instance reads all events from the moment it starts. The listener calls
 * no other service, so no outage delays it.
 */
@Configuration(proxyBeanMethods = false)
class ContentEventListener {

    private final MinimumVersions minimums;
    private final PageCache pages;
    private final Timer delay;

    ContentEventListener(MinimumVersions minimums, PageCache pages, MeterRegistry meters) {
        this.delay = Timer.builder("bantin.pages.changes")
                .description("Time from the event until the refresh of the affected pages begins")
                .serviceLevelObjectives(Duration.ofSeconds(1))
                .register(meters);
        this.minimums = minimums;
        this.pages = pages;
    }

    @Bean
    Consumer<Message<byte[]>> articleEvents() {
        return message -> {
            IncomingEvent event = IncomingEvent.of(message);
            switch (event.type()) {
                case "article-published", "article-revised" -> articleChanged(event, false);
                case "article-withdrawn" -> articleChanged(event, true);
                default -> {} // An event type that is added later changes nothing on these pages.
            }
        };
    }

    @Bean
    Consumer<Message<byte[]>> categoryEvents() {
        return message -> {
            IncomingEvent event = IncomingEvent.of(message);
            if (event.type().equals("category-changed")) {
                listsChanged(List.of(
                        PageDependency.CATEGORIES, PageDependency.HOME, PageDependency.category(event.subject())));
            }
        };
    }

    private void articleChanged(IncomingEvent event, boolean withdrawn) {
        PageDependency article = PageDependency.article(event.subject());
        // Read the body first: if it is unreadable and the version were raised, the retry would pass
        // for a repeated event.
        List<PageDependency> lists =
                new ArrayList<>(event.body(ArticleEvent.class).lists());
        lists.add(PageDependency.HOME);
        if (minimums.raise(article, event.sequence(), withdrawn)) {
            listsChanged(lists);
            pages.refreshAbout(List.of(article));
            Duration since = Duration.between(event.time(), Instant.now());
            delay.record(since.isNegative() ? Duration.ZERO : since);
        }
    }

    private void listsChanged(List<PageDependency> lists) {
        minimums.touch(lists);
        pages.refreshAbout(lists);
    }
}
