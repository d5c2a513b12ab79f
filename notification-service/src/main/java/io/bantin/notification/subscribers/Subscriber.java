package io.bantin.notification.subscribers;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One address and what its owner wants; changed by conditional updates only, never saved whole.
 *
 * @param emailKey the address in lower case: who differs from it only in case is the same subscriber
 * @param askedAt when the last sign-ups came, at most three: who never confirmed is forgotten after the last
 * @param usedSignUps ids of those confirmed, the last fifty
 * @param strikes mails in a row that were refused without a reason, the first eight
 * @param lifted suppressions that operators took back, the last eight
 * @param history what happened to it, the oldest first, the last {@link SubscriptionChange#KEPT}; campaigns do not read it
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
        @Nullable List<SubscriptionChange> history,
        @Nullable List<Strike> strikes,
        @Nullable List<Lift> lifted) {

    /**
     * Why nothing is sent to the address any more.
     *
     * @param reply the receiver's words
     * @param eventId the campaign that was refused; null of those from before this was kept
     */
    public record Suppression(
            Instant at,
            String reply,
            SuppressionReason reason,
            @Nullable String eventId) {

        public Suppression(Instant at, String reply, @Nullable SuppressionReason reason, @Nullable String eventId) {
            this.at = at;
            this.reply = reply;
            this.reason = Objects.requireNonNullElse(reason, SuppressionReason.NO_SUCH_ADDRESS);
            this.eventId = eventId;
        }
    }

    /** A campaign's mail that was refused without a reason. */
    public record Strike(String campaignId, Instant at, String reply) {}

    /** An operator took a suppression back. */
    public record Lift(Instant at, String by, String reason, Suppression suppression) {}

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
                List.of(SubscriptionChange.imported(now, choice, consent.how())),
                null,
                null);
    }

    public boolean isActive() {
        return state == SubscriberState.ACTIVE;
    }

    /**
     * What is chosen once this sign-up is confirmed. It adds to a subscription whose owner did not end it, so nothing that
     * they chose meanwhile is undone, and sign-ups can be confirmed in any order; less is chosen on the page of the
     * subscription only.
     */
    public Choice after(SignUp signUp) {
        Choice wanted = signUp.choice();
        if (choice == null || !addsTo()) {
            return wanted;
        }
        Set<String> categoryIds = new LinkedHashSet<>(choice.categoryIds());
        categoryIds.addAll(wanted.categoryIds());
        return new Choice(
                categoryIds, wanted.frequency().isSent() ? wanted.frequency() : choice.frequency(), choice.locale());
    }

    /** Whether there is something that a sign-up adds to. */
    public boolean addsTo() {
        return choice != null && (isActive() || state == SubscriberState.SUPPRESSED);
    }

    /** Who leaves takes back what they asked for before. */
    public boolean hasWithdrawn(SignUp signUp) {
        return state == SubscriberState.LEFT
                && leftAt != null
                && signUp.askedAt().isBefore(leftAt);
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

    public List<SubscriptionChange> changes() {
        return Objects.requireNonNullElse(history, List.of());
    }

    /** Without the address: what is printed ends up in logs. */
    @Override
    public String toString() {
        return "Subscriber[" + id + " " + state + "]";
    }
}
