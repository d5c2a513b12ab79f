package io.bantin.notification.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.WholeService;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WholeService
class SubscriberBulkStoreIT {

    @Autowired
    private SubscriberBulkStore bulk;

    @Autowired
    private Subscribers subscribers;

    /** Inserts use a hand-written mapping; reads use Spring Data's. */
    @Test
    void readsAnInsertedSubscriberWithAllFields() {
        Subscriber newcomer = newcomer("moi");

        assertThat(bulk.insert(List.of(newcomer))).isEmpty();

        assertThat(subscribers.find(newcomer.id())).contains(newcomer);
    }

    @Test
    void insertsTheUnknownAndReturnsTheKnown() {
        Subscriber there = newcomer("co");
        bulk.insert(List.of(there));
        Subscriber before = newcomer("truoc");
        Subscriber after = newcomer("sau");
        var again = new EmailAddress(there.email(), there.emailKey());

        Set<String> known = bulk.insert(List.of(before, imported(again), after));

        assertThat(known).containsExactly(there.emailKey());
        assertThat(subscribers.find(before.id())).isPresent();
        assertThat(subscribers.find(after.id())).isPresent();
        assertThat(subscribers.find(again)).contains(there);
    }

    private static Subscriber newcomer(String name) {
        String email = name + "-" + Ids.next() + "@example.org";
        return imported(new EmailAddress(email, email));
    }

    private static Subscriber imported(EmailAddress email) {
        return Subscriber.imported(
                email,
                new Choice(new LinkedHashSet<>(List.of("b", "a")), Frequency.DAILY, "en"),
                Consent.imported(Instant.parse("2026-01-31T08:00:00.123Z"), "Yes,\nplease", "import", 7),
                Instant.parse("2026-06-01T00:00:00Z"));
    }
}
