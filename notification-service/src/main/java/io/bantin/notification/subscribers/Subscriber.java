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
 * A subscriber: one address with its choice, consent and history. Changed by conditional updates only, never saved as a whole.
 *
 * @param emailKey the address in lower case, so that spellings that differ only in case are one subscriber
 * @param askedAt the times of the last sign-ups, at most three; an unconfirmed subscriber is removed some time after the last
 * @param usedSignUps the ids of the last fifty confirmed sign-ups
 * @param strikes the first eight successive mails that were refused without a reason
 * @param lifted the last eight suppressions that operators lifted
 * @param history the last {@link SubscriptionChange#KEPT} changes, oldest first; campaigns do not read it
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
     * Why no mail is sent to the address any more.
     *
     * @param reply the reply of the mail server
     * @param eventId the campaign whose mail was refused; null in old documents
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

    /** A mail of a campaign that the server refused without a reason. */
    public record Strike(String campaignId, Instant at, String reply) {}

    /** A suppression that an operator lifted. */
    public record Lift(Instant at, String by, String reason, Suppression suppression) {}

    static final String COLLECTION = "subscribers";

    /** A subscriber whose consent was given elsewhere. */
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
     * The choice after the confirmation of this sign-up. A confirmation adds categories to an existing subscription and never
     * removes any, so sign-ups can be confirmed in any order and later choices stay. Subscribers can remove categories on
     * the page of their subscription.
     */
    public Choice after(SignUp signUp) {
        Choice wanted = signUp.choice();
        if (choice == null || !hasSubscription()) {
            return wanted;
        }
        Set<String> categoryIds = new LinkedHashSet<>(choice.categoryIds());
        categoryIds.addAll(wanted.categoryIds());
        return new Choice(
                categoryIds, wanted.frequency().isSent() ? wanted.frequency() : choice.frequency(), choice.locale());
    }

    /** Whether there is a subscription that a sign-up adds to. */
    public boolean hasSubscription() {
        return choice != null && (isActive() || state == SubscriberState.SUPPRESSED);
    }

    /** Whether the subscriber left after this sign-up, which withdraws it. */
    public boolean hasWithdrawn(SignUp signUp) {
        return state == SubscriberState.LEFT
                && leftAt != null
                && signUp.askedAt().isBefore(leftAt);
    }

    /** The sign-up with this id, if it waits for confirmation. */
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

    /** Omits the address, because it must not appear in logs. */
    @Override
    public String toString() {
        return "Subscriber[" + id + " " + state + "]";
    }
}
