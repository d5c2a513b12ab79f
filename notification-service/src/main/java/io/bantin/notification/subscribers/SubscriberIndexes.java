package io.bantin.notification.subscribers;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;

/** The indexes that the queries on subscribers need. */
@Configuration(proxyBeanMethods = false)
class SubscriberIndexes {

    /**
     * <table>
     * <caption>Which query each index serves</caption>
     * <tr><td>emailKey, unique</td><td>one subscriber an address, also of two sign-ups at once</td></tr>
     * <tr><td>state, frequency, categoryIds, _id</td><td>the audience of an article, in the order of ids</td></tr>
     * <tr><td>suppression.at, sparse</td><td>the suppressed, the last first</td></tr>
     * </table>
     */
    @Bean
    ApplicationRunner indexesOfSubscribers(MongoOperations mongo) {
        return _ -> {
            var indexes = mongo.indexOps(Subscriber.class);
            indexes.createIndex(
                    new Index("emailKey", Direction.ASC).unique().sparse().named("address"));
            indexes.createIndex(new Index("state", Direction.ASC)
                    .on("choice.frequency", Direction.ASC)
                    .on("choice.categoryIds", Direction.ASC)
                    .on("_id", Direction.ASC)
                    .named("audience"));
            indexes.createIndex(
                    new Index("suppression.at", Direction.DESC).sparse().named("suppressions"));
        };
    }
}
