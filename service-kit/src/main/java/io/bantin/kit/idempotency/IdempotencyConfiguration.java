package io.bantin.kit.idempotency;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

/** Provides idempotency keys in services with a store. */
@AutoConfiguration(after = DataMongoAutoConfiguration.class)
@ConditionalOnClass(MongoOperations.class)
@ConditionalOnBean(MongoOperations.class)
@ConditionalOnProperty(name = "bantin.idempotency.enabled", matchIfMissing = true)
class IdempotencyConfiguration {

    @Bean
    IdempotentCreates keyedCreates(MongoOperations store, Clock clock) {
        return new IdempotentCreates(store, clock);
    }
}
