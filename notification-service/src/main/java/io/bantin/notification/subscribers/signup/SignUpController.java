package io.bantin.notification.subscribers.signup;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.ChoiceRules;
import io.bantin.notification.subscribers.choices.Frequency;
import io.bantin.notification.subscribers.preferences.SubscriptionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where people ask for news, and confirm that it was they who asked. */
@RestController
@RequestMapping("/api/subscriptions")
class SignUpController {

    /** Without a frequency: each article at once; without a language: Vietnamese. */
    record NewSubscription(
            @Nullable String email,
            @Nullable List<@Nullable String> categoryIds,

            @Schema(
                    allowableValues = "INSTANT",
                    description = "INSTANT, or left out; DAILY and WEEKLY are refused until digests are sent.")
            @Nullable
            Frequency frequency,

            @Nullable String locale) {}

    record Confirmation(@Nullable String token) {}

    private final SignUpService signingUp;
    private final SubscriptionConfirmation confirmations;
    private final ChoiceRules rules;

    SignUpController(SignUpService signingUp, SubscriptionConfirmation confirmations, ChoiceRules rules) {
        this.signingUp = signingUp;
        this.confirmations = confirmations;
        this.rules = rules;
    }

    /** The answer is the same whether or not the address is known, so that nobody learns who subscribes. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void signUp(@RequestBody NewSubscription wanted) {
        List<FieldError> errors = new ArrayList<>();
        List<@Nullable String> categoryIds = Objects.requireNonNullElse(wanted.categoryIds(), List.of());
        String locale = Objects.requireNonNullElse(wanted.locale(), "vi");
        EmailAddress email = address(wanted.email(), errors);
        errors.addAll(rules.errorsOf(categoryIds));
        errors.addAll(rules.errorsOf(locale));
        Frequency frequency = Objects.requireNonNullElse(wanted.frequency(), Frequency.INSTANT);
        errors.addAll(ChoiceRules.errorsOf(frequency));
        if (email == null || !errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
        signingUp.signUp(email, new Choice(ChoiceRules.chosen(categoryIds), frequency, locale));
    }

    @PostMapping("/confirm")
    @Operation(
            summary = "Confirm a sign-up",
            description = "Adds what was signed up for to what the address receives already; takes nothing away.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(
            responseCode = "409",
            description =
                    "'already-confirmed': the link was used, and the subscription is active. 'subscription-ended': they left"
                            + " since.")
    @ApiResponse(responseCode = "410", description = "'confirmation-expired': the link is too old.")
    SubscriptionView confirm(@RequestBody Confirmation confirmation) {
        return SubscriptionView.of(confirmations.confirm(checked(confirmation)));
    }

    @PostMapping("/confirm/preview")
    @Operation(
            summary = "See what a confirmation link would make of the subscription, and confirm nothing",
            description =
                    "Answers what POST /api/subscriptions/confirm would: the subscription as it would be, or the same problem.")
    SubscriptionView preview(@RequestBody Confirmation confirmation) {
        SubscriptionConfirmation.Waiting waiting = confirmations.find(checked(confirmation));
        return SubscriptionView.of(waiting.subscriber(), waiting.subscriber().after(waiting.signUp()));
    }

    private static String checked(Confirmation confirmation) {
        String token = confirmation.token();
        if (token == null || token.isBlank()) {
            throw InvalidInput.of("token", "is missing; it is the part of the link after token=.");
        }
        return token.strip();
    }

    private static @Nullable EmailAddress address(@Nullable String typed, List<FieldError> errors) {
        var address = EmailAddress.parse(Objects.requireNonNullElse(typed, ""));
        switch (address) {
            case EmailAddress.Valid valid -> {
                return valid.address();
            }
            case EmailAddress.Invalid invalid -> errors.add(new FieldError("email", invalid.reason()));
        }
        return null;
    }
}
