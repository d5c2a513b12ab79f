package io.bantin.portal.subscribing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The API of subscriptions, addressed by the token that the subscriber got by mail. */
@HttpExchange("/api/subscriptions")
interface SubscriptionApi {

    record SignUp(String email, List<String> categoryIds, Frequency frequency, String locale) {}

    record Confirmation(String token) {}

    /** Without a frequency, the previous one stays. */
    record Change(
            List<String> categoryIds,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Frequency frequency,

            String locale) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Subscription(
            String status,
            List<String> categoryIds,
            @Nullable Frequency frequency,
            @Nullable String locale,
            @Nullable Instant confirmedAt) {

        public Subscription {
            categoryIds = categoryIds == null ? List.of() : categoryIds;
        }

        public boolean isActive() {
            return status.equals("ACTIVE");
        }

        /** The subscriber chose a digest before the service refused them; digests are not sent, so no mail is. */
        public boolean waitsForDigests() {
            return frequency != null && frequency != Frequency.INSTANT;
        }
    }

    @PostExchange
    void signUp(@RequestBody SignUp signUp);

    @PostExchange("/confirm")
    Subscription confirm(@RequestBody Confirmation confirmation);

    /** Returns what {@link #confirm} would return, and confirms nothing. */
    @PostExchange("/confirm/preview")
    Subscription preview(@RequestBody Confirmation confirmation);

    @GetExchange("/{token}")
    Subscription subscription(@PathVariable String token);

    @PatchExchange("/{token}")
    void change(@PathVariable String token, @RequestBody Change change);

    @PostExchange("/{token}/unsubscribe")
    void leave(@PathVariable String token);

    @DeleteExchange("/{token}")
    void erase(@PathVariable String token);
}
