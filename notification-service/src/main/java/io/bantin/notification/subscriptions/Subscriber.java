package io.bantin.notification.subscriptions;

import io.bantin.kit.ids.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One address and what its owner wants; changed by conditional updates only, never saved whole.
 *
 * @param emailKey the address in lower case: who differs from it only in case is the same subscriber
 * @param askedAt when the last sign-ups came, at most three
 * @param usedSignUps ids of those confirmed, the last eight
 * @param history what happened to it, the oldest first, the last {@link Change#KEPT}; campaigns do not read it
 */
@Document(Subscriber.COLLECTION)
public record Subscriber(
        @Id String id,
        SubscriberState state,
        String email,
        String emailKey,
        @Nullable Choice choice,
        @Nullable Instant confirmedAt,
        @Nullable Consent consent,
        @Nullable List<SignUp> signUps,
        @Nullable List<Instant> askedAt,
        @Nullable List<String> usedSignUps,
        @Nullable Instant leftAt,
        @Nullable Suppression suppression,
        @Nullable List<Change> history) {

    /** Why nothing is sent to the address any more: the receiver's words. */
    public record Suppression(Instant at, String reply) {}

    static final String COLLECTION = "subscribers";

    /** Somebody who consented elsewhere. */
    public static Subscriber imported(EmailAddress email, Choice choice, Consent consent, Instant now) {
        return new Subscriber(
                Ids.next(),
                SubscriberState.ACTIVE,
                email.value(),
                email.key(),
                choice,
                consent.confirmedAt(),
                consent,
                null,
                null,
                null,
                null,
                null,
                List.of(Change.imported(now, choice, consent.how())));
    }

    public boolean isActive() {
        return state == SubscriberState.ACTIVE;
    }

    /** A sign-up that waits for its confirmation. */
    public Optional<SignUp> waiting(String signUpId) {
        return waiting().stream().filter(signUp -> signUp.id().equals(signUpId)).findFirst();
    }

    public List<SignUp> waiting() {
        return Objects.requireNonNullElse(signUps, List.of());
    }

    public List<String> confirmed() {
        return Objects.requireNonNullElse(usedSignUps, List.of());
    }

    public List<Change> changes() {
        return Objects.requireNonNullElse(history, List.of());
    }

    /** Without the address: what is printed ends up in logs. */
    @Override
    public String toString() {
        return "Subscriber[" + id + " " + state + "]";
    }
}
