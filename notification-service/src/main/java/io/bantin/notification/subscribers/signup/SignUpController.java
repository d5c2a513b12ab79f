package io.bantin.notification.subscribers.signup;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.ChoiceRules;
import io.bantin.notification.subscribers.choices.Frequency;
import io.bantin.notification.subscribers.subscription.SubscriptionView;
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

/** The API for signing up and confirming. */
@RestController
@RequestMapping("/api/subscriptions")
class SignUpController {

    /** The frequency defaults to INSTANT, the language to Vietnamese. */
    @Schema(example = """
                    {"email": "ai@example.org", "categoryIds": ["0kt3v9wq5d002"], "frequency": "INSTANT", "locale": "vi"}""")
    record NewSubscription(
            @Nullable String email,
            @Nullable List<@Nullable String> categoryIds,

            @Schema(
                    allowableValues = "INSTANT",
                    description = "INSTANT or absent; DAILY and WEEKLY are refused until digests are sent.")
            @Nullable
            Frequency frequency,

            @Nullable String locale) {}

    @Schema(example = """
                    {"token": "the-part-of-the-link-after-token"}""")
    record Confirmation(@Nullable String token) {}

    private final SignUpService signUps;
    private final ConfirmationService confirmations;
    private final ChoiceRules rules;

    SignUpController(SignUpService signUps, ConfirmationService confirmations, ChoiceRules rules) {
        this.signUps = signUps;
        this.confirmations = confirmations;
        this.rules = rules;
    }

    /** The answer is the same for known and unknown addresses, so that it does not reveal who is subscribed. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Subscribe an address",
            description = "A mail asks its owner to confirm. Known and unknown addresses are answered alike.")
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
        signUps.signUp(email, new Choice(ChoiceRules.distinct(categoryIds), frequency, locale));
    }

    @PostMapping("/confirm")
    @Operation(
            summary = "Confirm a sign-up",
            description = "Adds the choice of the sign-up to an existing subscription of the address; removes nothing.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(
            responseCode = "409",
            description =
                    "'already-confirmed': the link was used before and the subscription is active. 'subscription-ended':"
                            + " the subscriber has left since.")
    @ApiResponse(responseCode = "410", description = "'confirmation-expired': the link is too old.")
    SubscriptionView confirm(@RequestBody Confirmation confirmation) {
        return SubscriptionView.of(confirmations.confirm(checked(confirmation)));
    }

    @PostMapping("/confirm/preview")
    @Operation(
            summary = "Preview the subscription after confirmation, without confirming",
            description =
                    "Answers like POST /api/subscriptions/confirm: with the subscription as it would be, or with the same problem.")
    SubscriptionView preview(@RequestBody Confirmation confirmation) {
        ConfirmationService.Waiting waiting = confirmations.find(checked(confirmation));
        return SubscriptionView.of(waiting.subscriber(), waiting.subscriber().after(waiting.signUp()));
    }

    private static String checked(Confirmation confirmation) {
        String token = confirmation.token();
        if (token == null || token.isBlank()) {
            throw InvalidInput.of("token", "is missing; it is the part of the link after 'token='.");
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
