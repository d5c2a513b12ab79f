package io.bantin.notification.subscribers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.WholeService;
import io.bantin.notification.subscribers.SubscriptionChange.Kind;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The history of a subscription, which explains later who was in an audience. */
@WholeService
class HistoryIT {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Choice CHOICE = new Choice(Set.of("tin"), Frequency.INSTANT, "vi");

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Suppressions suppressions;

    private String id;

    @BeforeEach
    void aConfirmedSubscriber() {
        String email = "su-" + Ids.next() + "@example.org";
        var signUp = new SignUp(Ids.next(), CHOICE, START, "test");
        id = subscribers.signUp(new EmailAddress(email, email), signUp).id();
        subscribers
                .confirm(subscribers.find(id).orElseThrow(), signUp, after(1))
                .orElseThrow();
    }

    @Test
    void storesEachChangeInOrder() {
        subscribers.choose(id, new Choice.Partial(null, Frequency.DAILY, null), after(2));
        subscribers.leave(id, after(3));
        subscribers.leave(id, after(4));

        assertThat(subscriber().changes())
                .containsExactly(
                        new SubscriptionChange(after(1), Kind.CONFIRMED, Set.of("tin"), Frequency.INSTANT, null),
                        new SubscriptionChange(after(2), Kind.CHOSE, null, Frequency.DAILY, null),
                        new SubscriptionChange(after(3), Kind.LEFT, null, null, null));
        assertThat(subscriber().leftAt()).isEqualTo(after(3));
    }

    @Test
    void storesASuppressionUntilTheOwnerConfirmsAgain() {
        suppressions.suppress(id, "550 5.1.1 No such user", "a.1", "a.1@1");

        Subscriber.Suppression suppression = requireNonNull(subscriber().suppression());
        Instant at = suppression.at();
        assertThat(suppression)
                .isEqualTo(new Subscriber.Suppression(
                        at, "550 5.1.1 No such user", SuppressionReason.NO_SUCH_ADDRESS, "a.1"));
        assertThat(subscriber().changes().getLast())
                .isEqualTo(new SubscriptionChange(at, Kind.SUPPRESSED, null, null, "550 5.1.1 No such user"));

        var again = new SignUp(Ids.next(), CHOICE, after(3), "test");
        String email = subscriber().email();
        subscribers.signUp(new EmailAddress(email, email), again);
        subscribers.confirm(subscribers.find(id).orElseThrow(), again, after(4));

        assertThat(subscriber().suppression()).isNull();
        assertThat(subscriber().changes())
                .extracting(SubscriptionChange::what)
                .endsWith(Kind.SUPPRESSED, Kind.CONFIRMED);
    }

    @Test
    void keepsTheLastFiftyChanges() {
        IntStream.rangeClosed(2, 60)
                .forEach(n -> subscribers.choose(id, new Choice.Partial(Set.of("tin-" + n), null, null), after(n)));

        assertThat(subscriber().changes()).hasSize(50);
        assertThat(subscriber().changes().getLast().categoryIds()).containsExactly("tin-60");
    }

    private Subscriber subscriber() {
        return subscribers.find(id).orElseThrow();
    }

    private static Instant after(int minutes) {
        return START.plusSeconds(60L * minutes);
    }
}
