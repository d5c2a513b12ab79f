package io.bantin.article.editorial;

import io.bantin.kit.outbox.OutboxRelay;
import io.bantin.kit.outbox.OutboxRelays;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;

/** What the collection of articles needs around it: the relay of its events and the indexes of its queries. */
@Configuration(proxyBeanMethods = false)
class ArticleStorage {

    /** The output binding of {@code application.yml}. */
    private static final String BINDING = "articleEvents";

    @Bean
    OutboxRelay articleRelay(OutboxRelays relays) {
        return relays.of(Article.COLLECTION, BINDING);
    }

    /**
     * <table>
     * <caption>Which query each index serves</caption>
     * <tr><td>status, publishedAt, _id</td><td>public list</td></tr>
     * <tr><td>head.categoryIds, status, publishedAt, _id</td><td>public list of a category</td></tr>
     * <tr><td>head.tags, status, publishedAt, _id</td><td>public list of a tag</td></tr>
     * <tr><td>createdAt, _id</td><td>an editor's list of all articles</td></tr>
     * <tr><td>createdBy, createdAt, _id</td><td>a reporter's own articles</td></tr>
     * </table>
     *
     * The relay makes the index of the outbox itself: MongoDB refuses one index under two names.
     */
    @Bean
    ApplicationRunner articleIndexes(MongoOperations store) {
        return (ApplicationArguments _) -> {
            var indexes = store.indexOps(Article.COLLECTION);
            indexes.createIndex(newestFirst(new Index()).named("published"));
            indexes.createIndex(newestFirst(new Index().on("head.categoryIds", Direction.ASC))
                    .named("category"));
            indexes.createIndex(
                    newestFirst(new Index().on("head.tags", Direction.ASC)).named("tag"));
            indexes.createIndex(latestFirst(new Index()).named("created"));
            indexes.createIndex(
                    latestFirst(new Index().on("createdBy", Direction.ASC)).named("createdBy"));
        };
    }

    private static Index newestFirst(Index index) {
        return index.on("status", Direction.ASC)
                .on("publishedAt", Direction.DESC)
                .on("_id", Direction.DESC);
    }

    private static Index latestFirst(Index index) {
        return index.on("createdAt", Direction.DESC).on("_id", Direction.DESC);
    }
}
