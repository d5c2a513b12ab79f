package io.bantin.portal.subscribing;

import io.bantin.portal.contentapi.Category;
import io.bantin.portal.contentapi.CategoryTree;
import io.bantin.portal.contentapi.CategoryTreeCache;
import io.bantin.portal.site.SiteTemplates;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Pages with one message to a subscriber. */
@Component
class NoticePages {

    private final SiteTemplates site;
    private final CategoryTreeCache categories;

    NoticePages(SiteTemplates site, CategoryTreeCache categories) {
        this.site = site;
        this.categories = categories;
    }

    /** The message bundles have the text of the notice under its name. */
    ResponseEntity<byte[]> tell(HttpStatus status, String notice, Locale language) {
        return site.answer(status, "notice", language, Map.of("notice", notice));
    }

    /** The same, followed by the categories of the subscription. */
    ResponseEntity<byte[]> tell(
            HttpStatus status, String notice, SubscriptionApi.Subscription subscription, Locale language) {
        return site.answer(status, "notice", language, Map.of("notice", notice, "chosen", names(subscription)));
    }

    /** Tells why the subscription is not active. */
    ResponseEntity<byte[]> tellWhyInactive(
            HttpStatus status, SubscriptionApi.Subscription subscription, Locale language) {
        return tell(
                status,
                switch (subscription.status()) {
                    case "PENDING" -> "pending";
                    case "SUPPRESSED" -> "suppressed";
                    default -> "left";
                },
                language);
    }

    /** The names of the categories that still exist, in the order in which they were chosen. */
    List<String> names(SubscriptionApi.Subscription subscription) {
        CategoryTree tree = categories.tree();
        return subscription.categoryIds().stream()
                .map(tree::find)
                .filter(Objects::nonNull)
                .map(Category::name)
                .toList();
    }
}
