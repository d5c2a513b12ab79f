package io.bantin.portal.freshness;

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
 * What the portal hears: every instance by itself, from the moment it starts. It asks nobody anything here, so no outage
 * can hold it up.
 */
@Configuration(proxyBeanMethods = false)
class ContentEventListener {

    private final MinimumVersions minimums;
    private final PageCache pages;
    private final Timer delay;

    ContentEventListener(MinimumVersions minimums, PageCache pages, MeterRegistry meters) {
        this.delay = Timer.builder("bantin.pages.changes")
                .description("From an editor's decision until the pages that it concerns are renewed")
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
                default -> {} // A type of later days says nothing that these pages show.
            }
        };
    }

    @Bean
    Consumer<Message<byte[]>> categoryEvents() {
        return message -> {
            IncomingEvent event = IncomingEvent.of(message);
            if (event.type().equals("category-changed")) {
                listsChanged(List.of(PageSubject.CATEGORIES, PageSubject.HOME, PageSubject.category(event.subject())));
            }
        };
    }

    private void articleChanged(IncomingEvent event, boolean withdrawn) {
        PageSubject article = PageSubject.article(event.subject());
        // Read first: a body that cannot be read must change nothing, or its second attempt would pass for a repeat.
        List<PageSubject> lists =
                new ArrayList<>(event.body(ArticleSummary.class).lists());
        lists.add(PageSubject.HOME);
        if (minimums.raise(article, event.sequence(), withdrawn)) {
            listsChanged(lists);
            pages.refreshAbout(List.of(article));
            Duration since = Duration.between(event.time(), Instant.now());
            delay.record(since.isNegative() ? Duration.ZERO : since);
        }
    }

    private void listsChanged(List<PageSubject> lists) {
        minimums.touch(lists);
        pages.refreshAbout(lists);
    }
}
