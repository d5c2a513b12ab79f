package io.bantin.notification.subscribers.personaldata;

import io.bantin.notification.subscribers.Consent;
import io.bantin.notification.subscribers.SignUp;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.SubscriptionChange;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.signup.TransactionalMail;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is stored about one person except mails of campaigns, which are searched by article.
 *
 * @param waiting sign-ups that are not confirmed
 * @param mails the confirmation mails
 */
record PersonalDataView(
        String id,
        String email,
        SubscriberState state,
        @Nullable Choice choice,
        @Nullable Instant confirmedAt,
        @Nullable Instant leftAt,
        Subscriber.@Nullable Suppression suppression,
        List<Subscriber.Strike> strikes,
        List<Subscriber.Lift> lifted,
        @Nullable Consent consent,
        List<SubscriptionChange> history,
        List<SignUp> waiting,
        List<ConfirmationMailView> mails) {

    /** A confirmation mail and its outcome. */
    record ConfirmationMailView(
            Instant createdAt,
            int attempts,
            TransactionalMail.@Nullable Outcome outcome,
            @Nullable String reply) {}

    static PersonalDataView of(Subscriber subscriber, List<TransactionalMail> mails) {
        return new PersonalDataView(
                subscriber.id(),
                subscriber.email(),
                subscriber.state(),
                subscriber.choice(),
                subscriber.confirmedAt(),
                subscriber.leftAt(),
                subscriber.suppression(),
                Objects.requireNonNullElse(subscriber.strikes(), List.of()),
                Objects.requireNonNullElse(subscriber.lifted(), List.of()),
                subscriber.consent(),
                subscriber.changes(),
                subscriber.waiting(),
                mails.stream()
                        .map(mail -> new ConfirmationMailView(
                                mail.createdAt(), mail.attempts(), mail.outcome(), mail.reply()))
                        .toList());
    }
}
