package io.bantin.notification.campaigns.deliveries;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The e-mail address is in the body, because URLs are logged. */
@RestController
@RequestMapping("/api/ops/deliveries")
@Tag(name = "Deliveries", description = "The mails of one article to one person, each with an explanation.")
class DeliveryController {

    @Schema(example = """
                    {"article": "0kt3v9wq5d2xa", "email": "ai@example.org"}""")
    record Search(
            @Schema(description = "The id of an article", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String article,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String email) {}

    private final DeliveryExplainer explanations;
    private final Subscribers subscribers;

    DeliveryController(DeliveryExplainer explanations, Subscribers subscribers) {
        this.explanations = explanations;
        this.subscribers = subscribers;
    }

    @PostMapping("/search")
    @Operation(
            summary = "Explain whether, when and why one person got the mails of one article",
            description = "One delivery for the publication, and one for each correction that notified subscribers.")
    DeliveriesView search(@RequestBody Search search) {
        List<FieldError> errors = new ArrayList<>();
        String article = Objects.requireNonNullElse(search.article(), "").strip();
        if (article.isEmpty()) {
            errors.add(new FieldError("article", "must be the id of an article."));
        }
        EmailAddress email = address(search.email(), errors);
        if (email == null || !errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
        return explanations.explain(article, email);
    }

    private @Nullable EmailAddress address(@Nullable String typed, List<FieldError> errors) {
        return switch (subscribers.lookUp(Objects.requireNonNullElse(typed, ""))) {
            case EmailAddress.Valid valid -> valid.address();
            case EmailAddress.Invalid invalid -> {
                errors.add(new FieldError("email", invalid.reason()));
                yield null;
            }
        };
    }
}
