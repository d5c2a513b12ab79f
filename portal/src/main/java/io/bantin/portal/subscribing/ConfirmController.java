package io.bantin.portal.subscribing;

import io.bantin.portal.site.Site;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;

/** The link of the confirmation mail. It shows a button, because mail scanners open links and must confirm nobody. */
@RestController
class ConfirmController {

    private final SubscriptionApi subscriptions;
    private final Site site;
    private final Notices notices;

    ConfirmController(SubscriptionApi subscriptions, Site site, Notices notices) {
        this.subscriptions = subscriptions;
        this.site = site;
        this.notices = notices;
    }

    @GetMapping("/subscriptions/confirm")
    ResponseEntity<byte[]> ask(@RequestParam(defaultValue = "") String token, Locale language) {
        return LinkToken.isMalformed(token)
                ? notices.tell(HttpStatus.NOT_FOUND, "confirm-unknown", language)
                : site.answer(HttpStatus.OK, "confirm", language, Map.of("token", token));
    }

    @PostMapping("/subscriptions/confirm")
    ResponseEntity<byte[]> confirm(@RequestParam(defaultValue = "") String token, Locale language) {
        if (LinkToken.isMalformed(token)) {
            return notices.tell(HttpStatus.NOT_FOUND, "confirm-unknown", language);
        }
        try {
            subscriptions.confirm(new SubscriptionApi.Confirmation(token));
            return notices.tell(HttpStatus.OK, "confirmed", language);
        } catch (HttpClientErrorException.Conflict _) {
            return notices.tell(HttpStatus.CONFLICT, "confirm-used", language);
        } catch (HttpClientErrorException.Gone _) {
            return notices.tell(HttpStatus.GONE, "confirm-expired", language);
        } catch (HttpClientErrorException.NotFound | HttpClientErrorException.BadRequest _) {
            return notices.tell(HttpStatus.NOT_FOUND, "confirm-unknown", language);
        }
    }
}
