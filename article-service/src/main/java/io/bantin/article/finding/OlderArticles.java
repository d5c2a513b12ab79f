package io.bantin.article.finding;

import io.bantin.article.editorial.Articles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stores the words of articles that were written before editors could search, once after each start and in small steps. */
@Component
class OlderArticles {

    private static final Logger log = LoggerFactory.getLogger(OlderArticles.class);
    private static final int PAGE_SIZE = 200;

    private final Articles articles;

    OlderArticles(Articles articles) {
        this.articles = articles;
    }

    @EventListener(ApplicationReadyEvent.class)
    void addWordsInTheBackground() {
        Thread.ofVirtual().name("words-of-older-articles").start(this::addWords);
    }

    void addWords() {
        try {
            var next = articles.addWords("", PAGE_SIZE);
            while (next.isPresent()) {
                next = articles.addWords(next.get(), PAGE_SIZE);
            }
        } catch (RuntimeException outage) {
            log.warn("Some older articles are not found by words until the next start: {}", outage.toString());
        }
    }
}
