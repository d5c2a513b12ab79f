package io.bantin.notification.subscribers.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.stack.testing.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.query.Query;

/** How many confirmation mails a mailbox and an address get, and concurrent sign-ups. */
class SignUpLimitsIT extends SignUpScenario {

    /** All spellings of an address share the limit of three mails an hour, even in concurrent requests. */
    @ParameterizedTest
    @ValueSource(strings = {"%s+%d@example.org", "%s+a+%d@EXAMPLE.org", "%2$d"})
    void limitsMailsToAMailboxForAllItsSpellings(String form) throws Exception {
        String local = email.substring(0, email.indexOf('@'));
        List<String> spellings = IntStream.range(0, 9)
                .mapToObj(n -> form.startsWith("%s")
                        ? form.formatted(local, n)
                        : (n % 2 == 0 ? local.substring(0, n + 1) + "." + local.substring(n + 1) : local)
                                + (n % 3 == 0 ? "+" + n : "")
                                + (n % 4 == 0 ? "@gmail.com" : "@GoogleMail.com"))
                .toList();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = spellings.stream()
                    .map(spelling -> executor.submit(() -> signUp(spelling, "INSTANT", "vi")))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
        assertThat(mongo.count(
                        Query.query(where("emailKey").regex("^" + String.join("[.]?", local.split("")) + "[+@]")),
                        "subscribers"))
                .isBetween(1L, 3L);
        await().during(Duration.ofMillis(300))
                .until(() -> spellings.stream()
                                .distinct()
                                .mapToInt(spelling -> TestStack.smtp()
                                        .mailsTo(spelling.substring(0, spelling.indexOf('@'))
                                                + spelling.substring(spelling.indexOf('@'))
                                                        .toLowerCase(java.util.Locale.ROOT))
                                        .size())
                                .sum()
                        == 3);
        assertThat(mongo.findAll(Document.class, "mailbox_counts").toString()).doesNotContain(local);
    }

    @Test
    void countsMailsInTheStoreUntilAnHourAfterTheLast() {
        for (int i = 0; i < 3; i++) {
            signUp(email.replace("@", "+" + i + "@"), "INSTANT", "vi");
        }
        var index = mongo.getCollection("mailbox_counts").listIndexes().into(new ArrayList<>()).stream()
                .filter(found -> "expiry".equals(found.getString("name")))
                .findFirst()
                .orElseThrow();
        assertThat(index.get("expireAfterSeconds", Number.class).longValue()).isZero();
        time.moveClock(Duration.ofMinutes(59));
        signUp(email, "INSTANT", "vi");
        assertThat(mongo.count(Query.query(where("emailKey").is(email)), "subscribers"))
                .isZero();
        time.moveClock(Duration.ofMinutes(2));
        signUp(email, "INSTANT", "vi");
        theMail(1);
    }

    @Test
    void limitsMailsToAnAddress() {
        for (int i = 0; i < 4; i++) {
            signUp(email, "INSTANT", "vi");
        }
        theMail(3);
        assertThat(mongo.count(Query.query(where("subscriberId").is(subscriberId())), TransactionalMail.class))
                .isEqualTo(3);
        time.moveClock(Duration.ofMinutes(61));
        signUp(email, "INSTANT", "vi");
        theMail(4);
    }

    @Test
    void createsOneSubscriberForConcurrentSignUps() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < 8; i++) {
                all.add(executor.submit(() -> signUp(email, "INSTANT", "vi")));
            }
            for (var one : all) {
                one.get();
            }
        }
        assertThat(mongo.count(Query.query(where("emailKey").is(email)), "subscribers"))
                .isEqualTo(1);
        assertThat(mongo.count(Query.query(where("subscriberId").is(subscriberId())), TransactionalMail.class))
                .isEqualTo(3);
        theMail(3);
    }
}
