package io.bantin.portal.subscribing;

import io.bantin.portal.contentapi.CategoryTreeCache;
import io.bantin.portal.site.SiteTemplates;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/** The page of one subscriber, linked in every mail: change, unsubscribe, erase. */
@RestController
class SubscriptionController {

    private final SubscriptionApi subscriptions;
    private final CategoryTreeCache categories;
    private final SiteTemplates site;
    private final NoticePages noticePages;

    SubscriptionController(
            SubscriptionApi subscriptions, CategoryTreeCache categories, SiteTemplates site, NoticePages noticePages) {
        this.subscriptions = subscriptions;
        this.categories = categories;
        this.site = site;
        this.noticePages = noticePages;
    }

    @GetMapping("/subscriptions/{token}")
    ResponseEntity<byte[]> show(
            @PathVariable String token, @RequestParam(defaultValue = "") String saved, Locale language) {
        refuseMalformed(token);
        SubscriptionApi.Subscription subscription = subscriptions.subscription(token);
        return subscription.isActive()
                ? page(HttpStatus.OK, token, subscription, saved.equals("true") ? "saved" : "", language)
                : noticePages.tellWhyInactive(HttpStatus.OK, subscription, language);
    }

    @PostMapping("/subscriptions/{token}")
    ResponseEntity<byte[]> change(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable List<String> categories,
            @RequestParam(defaultValue = "") String frequency,
            @RequestParam(defaultValue = "vi") String locale,
            Locale language) {
        refuseMalformed(token);
        Frequency chosen = frequency.equals(Frequency.INSTANT.name()) ? Frequency.INSTANT : null;
        var typed = new SubscriptionApi.Subscription(
                "ACTIVE", categories == null ? List.of() : categories, chosen, locale, null);
        if (categories == null) {
            return page(HttpStatus.BAD_REQUEST, token, typed, "no-categories", language);
        }
        if (chosen == null && !frequency.isEmpty()) {
            // The form was opened when digests could be chosen, or is not from this site.
            return page(HttpStatus.BAD_REQUEST, token, typed, "refused", language);
        }
        try {
            // Without a choice, a subscriber with a digest frequency keeps it.
            subscriptions.change(token, new SubscriptionApi.Change(categories, chosen, locale));
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/subscriptions/" + token + "?saved=true"))
                    .build();
        } catch (HttpClientErrorException.BadRequest _) {
            return page(HttpStatus.BAD_REQUEST, token, typed, "refused", language);
        } catch (HttpClientErrorException.Conflict _) {
            // The subscriber has unsubscribed on another page meanwhile.
            return noticePages.tellWhyInactive(HttpStatus.CONFLICT, subscriptions.subscription(token), language);
        }
    }

    /** The unsubscribe link of the mails. */
    @GetMapping("/subscriptions/{token}/unsubscribe")
    ResponseEntity<byte[]> askToLeave(@PathVariable String token, Locale language) {
        refuseMalformed(token);
        try {
            if (subscriptions.subscription(token).status().equals("LEFT")) {
                return noticePages.tell(HttpStatus.OK, "left", language);
            }
        } catch (HttpServerErrorException | ResourceAccessException _) {
            // The button works without the state of the subscription.
        }
        return site.answer(HttpStatus.OK, "unsubscribe", language, Map.of("token", token));
    }

    @PostMapping("/subscriptions/{token}/unsubscribe")
    ResponseEntity<byte[]> leave(@PathVariable String token, Locale language) {
        refuseMalformed(token);
        subscriptions.leave(token);
        return noticePages.tell(HttpStatus.OK, "left", language);
    }

    @PostMapping("/subscriptions/{token}/erase")
    ResponseEntity<byte[]> erase(@PathVariable String token, Locale language) {
        refuseMalformed(token);
        subscriptions.erase(token);
        return noticePages.tell(HttpStatus.OK, "erased", language);
    }

    @ExceptionHandler({UnknownLink.class, HttpClientErrorException.NotFound.class, HttpClientErrorException.Gone.class})
    ResponseEntity<byte[]> unknown(Locale language) {
        return noticePages.tell(HttpStatus.NOT_FOUND, "subscription-unknown", language);
    }

    private ResponseEntity<byte[]> page(
            HttpStatus status,
            String token,
            SubscriptionApi.Subscription subscription,
            String outcome,
            Locale language) {
        Map<String, Object> model = new HashMap<>();
        model.put("token", token);
        model.put("subscription", subscription);
        model.put("outcome", outcome);
        model.put("tree", categories.tree().roots());
        return site.answer(status, "subscription", language, model);
    }

    private static void refuseMalformed(String token) {
        if (LinkToken.isMalformed(token)) {
            throw new UnknownLink();
        }
    }

    private static final class UnknownLink extends RuntimeException {}
}
