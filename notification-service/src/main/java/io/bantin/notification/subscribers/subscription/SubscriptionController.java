package io.bantin.notification.subscribers.subscription;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.requests.UncheckedInput;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.ChoiceRules;
import io.bantin.notification.subscribers.choices.Frequency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** The API of one subscription for the holder of its token. */
@RestController
@RequestMapping("/api/subscriptions/{token}")
class SubscriptionController {

    /** Absent fields stay unchanged. */
    @Schema(example = """
                    {"categoryIds": ["0kt3v9wq5d002"], "frequency": "INSTANT", "locale": "vi"}""")
    record ChangedChoice(
            @Nullable List<@Nullable String> categoryIds,

            @Schema(
                    allowableValues = "INSTANT",
                    description =
                            "DAILY and WEEKLY are refused until digests are sent; subscribers who have one keep it.")
            @Nullable
            Frequency frequency,

            @Nullable String locale) {}

    private static final Pattern HTML =
            Pattern.compile("\\s*text/html\\s*(;(?!.*q\\s*=\\s*0(\\.0*)?\\s*(;|$)).*)?", Pattern.CASE_INSENSITIVE);

    private final SubscriptionManagement management;
    private final ChoiceRules rules;

    SubscriptionController(SubscriptionManagement management, ChoiceRules rules) {
        this.management = management;
        this.rules = rules;
    }

    @GetMapping
    @Operation(summary = "Read a subscription")
    SubscriptionView read(@PathVariable String token) {
        return SubscriptionView.of(management.find(token));
    }

    @PatchMapping
    @Operation(summary = "Change categories, frequency or language of a subscription")
    SubscriptionView change(@PathVariable String token, @RequestBody ChangedChoice changed) {
        management.find(token);
        return SubscriptionView.of(management.change(token, checked(changed)));
    }

    @DeleteMapping
    @Operation(summary = "End a subscription and erase everything about the subscriber")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String token) {
        management.erase(token);
    }

    /** One-click unsubscription (RFC 8058). Ignores body and parameters, because mail programs and link wrappers may change
     * them. */
    @UncheckedInput
    @PostMapping("/unsubscribe")
    @Operation(summary = "Unsubscribe with one click (RFC 8058), whatever the body and the query")
    void leave(@PathVariable String token) {
        management.leave(token);
    }

    /**
     * Mail programs open the URL of {@code List-Unsubscribe} in a browser, and scanners fetch it. A browser is redirected to the page
     * with the button; the request itself unsubscribes nobody.
     */
    @UncheckedInput
    @GetMapping("/unsubscribe")
    @Operation(
            summary = "Redirect a browser, which accepts text/html, to the page of the subscription; changes nothing")
    @ApiResponse(responseCode = "303", description = "Location has the URL of the page.")
    @ApiResponse(responseCode = "405", description = "The client does not accept text/html; only POST unsubscribes.")
    ResponseEntity<Void> showPage(@PathVariable String token, HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        if (!acceptsHtml(request)) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("POST"));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/subscriptions/" + UriUtils.encodePathSegment(token, StandardCharsets.UTF_8)))
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** Requires text/html explicitly, because most programs accept any type. */
    private static boolean acceptsHtml(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .anyMatch(HTML.asMatchPredicate());
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
                categoryIds == null ? null : ChoiceRules.distinct(categoryIds), changed.frequency(), changed.locale());
    }
}
