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
class ChangesHeard {

    private final Floors floors;
    private final KeptPages pages;
    private final Timer delay;

    ChangesHeard(Floors floors, KeptPages pages, MeterRegistry meters) {
        this.delay = Timer.builder("bantin.pages.changes")
                .description("From an editor's decision until the pages that it concerns are renewed")
                .serviceLevelObjectives(Duration.ofSeconds(1))
                .register(meters);
        this.floors = floors;
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
                listsChanged(List.of(Subject.CATEGORIES, Subject.HOME, Subject.category(event.subject())));
            }
        };
    }

    private void articleChanged(IncomingEvent event, boolean withdrawn) {
        Subject article = Subject.article(event.subject());
        // Read first: a body that cannot be read must change nothing, or its second attempt would pass for a repeat.
        List<Subject> lists = new ArrayList<>(event.body(ArticleHead.class).lists());
        lists.add(Subject.HOME);
        if (floors.raise(article, event.sequence(), withdrawn)) {
            listsChanged(lists);
            pages.refreshAbout(List.of(article));
            Duration since = Duration.between(event.time(), Instant.now());
            delay.record(since.isNegative() ? Duration.ZERO : since);
        }
    }

    private void listsChanged(List<Subject> lists) {
        floors.touch(lists);
        pages.refreshAbout(lists);
    }
}
