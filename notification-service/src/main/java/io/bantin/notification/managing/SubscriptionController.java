package io.bantin.notification.managing;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.notification.subscriptions.Choice;
import io.bantin.notification.subscriptions.ChoiceRules;
import io.bantin.notification.subscriptions.Frequency;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A subscription, opened by the token in its owner's mails. */
@RestController
@RequestMapping("/api/subscriptions/{token}")
class SubscriptionController {

    /** What is left out stays as it is. */
    record ChangedChoice(
            @Nullable List<@Nullable String> categoryIds,
            @Schema(
                    allowableValues = "INSTANT",
                    description = "DAILY and WEEKLY are refused until digests are sent; who has one keeps it.")
            @Nullable
            Frequency frequency,
            @Nullable String locale) {}

    private final Managing managing;
    private final ChoiceRules rules;

    SubscriptionController(Managing managing, ChoiceRules rules) {
        this.managing = managing;
        this.rules = rules;
    }

    @GetMapping
    SubscriptionView see(@PathVariable String token) {
        return SubscriptionView.of(managing.see(token));
    }

    @PatchMapping
    SubscriptionView change(@PathVariable String token, @RequestBody ChangedChoice changed) {
        managing.see(token);
        return SubscriptionView.of(managing.change(token, checked(changed)));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String token) {
        managing.erase(token);
    }

    /** One click (RFC 8058). The body is not read: nobody is kept because a mail program wrote it in another way. */
    @PostMapping("/unsubscribe")
    void leave(@PathVariable String token) {
        managing.leave(token);
    }

    private Choice.Partial checked(ChangedChoice changed) {
        List<FieldError> errors = new ArrayList<>();
        var categoryIds = changed.categoryIds();
        if (categoryIds != null) {
            errors.addAll(rules.errorsOf(categoryIds));
        }
        if (changed.frequency() != null) {
            errors.addAll(ChoiceRules.errorsOf(changed.frequency()));
        }
        if (changed.locale() != null) {
            errors.addAll(rules.errorsOf(changed.locale()));
        }
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
        return new Choice.Partial(
                categoryIds == null ? null : ChoiceRules.chosen(categoryIds), changed.frequency(), changed.locale());
    }
}
