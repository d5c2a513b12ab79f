package io.bantin.kit.store;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

/** Provides {@code mongo}, the readiness check of the store. */
@AutoConfiguration(after = DataMongoAutoConfiguration.class, before = MongoHealthContributorAutoConfiguration.class)
@ConditionalOnClass({MongoOperations.class, MongoHealthContributorAutoConfiguration.class})
@ConditionalOnBean(MongoOperations.class)
@ConditionalOnEnabledHealthIndicator("mongodb")
class StoreHealthConfiguration {

    @Bean
    StoreHealth mongoHealthIndicator(MongoOperations store) {
        return new StoreHealth(store);
    }
}
