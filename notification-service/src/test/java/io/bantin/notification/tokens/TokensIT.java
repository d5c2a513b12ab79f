package io.bantin.notification.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.WholeService;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

@WholeService
class TokensIT {

    private static final String ID = "0kt3v9wq5d2xa";

    @Autowired
    private MongoOperations mongo;

    @Test
    void opensOnlyWhatItWasMadeFor() {
        Tokens tokens = tokensWith("one secret");
        String token = tokens.managing(ID);
        assertThat(token).matches("[A-Za-z0-9_-]{35}").isEqualTo(tokens.managing(ID));
        assertThat(tokens.managedBy(token)).contains(ID);
        assertThat(tokens.managedBy(tokens.confirming(ID, "s1"))).isEmpty();
        assertThat(tokens.managedBy("1" + token.substring(1))).isEmpty();
        assertThat(tokens.managedBy(token + "x")).isEmpty();
        assertThat(tokens.confirms(tokens.confirming(ID, "s1"), ID, "s1")).isTrue();
        assertThat(tokens.confirms(tokens.confirming(ID, "s1"), ID, "s2")).isFalse();
        assertThat(tokens.confirms(token, ID, "s1")).isFalse();
        assertThat(tokensWith("another secret").managedBy(token)).isEmpty();
    }

    @Test
    void agreesOnOneSecretWhenManyInstancesStartAtOnce() throws Exception {
        mongo.remove(new Query(), "secrets"); // The service under test has its own in memory already.
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> instance = () -> tokensWith("").managing(ID);
            List<Future<String>> made =
                    executor.invokeAll(Stream.generate(() -> instance).limit(8).toList());
            for (var one : made) {
                assertThat(one.get()).isEqualTo(made.getFirst().get());
            }
        }
        assertThat(mongo.getCollection("secrets").countDocuments()).isEqualTo(1);
    }

    private Tokens tokensWith(String secret) {
        return new Tokens(new Secret(new SubscriptionsProperties(secret), mongo));
    }
}
