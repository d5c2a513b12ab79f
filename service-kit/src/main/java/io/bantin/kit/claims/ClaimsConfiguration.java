package io.bantin.kit.claims;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

/** Provides {@link Claims} and the thread of their heartbeats in services with a store. */
@AutoConfiguration(after = DataMongoAutoConfiguration.class)
@ConditionalOnClass(MongoOperations.class)
@ConditionalOnBean(MongoOperations.class)
class ClaimsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Ticker ticker() {
        return System::nanoTime;
    }

    @Bean
    @ConditionalOnMissingBean
    Claims claims(MongoOperations mongo, Ticker ticker) {
        return new Claims(mongo, ticker);
    }

    @Bean
    Heartbeat heartbeat(Claims claims) {
        return new Heartbeat(claims);
    }
}
