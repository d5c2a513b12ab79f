package io.bantin.portal.subscribing;

import io.bantin.portal.site.SiteTemplates;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * The page behind the link of the confirmation mail. It shows a button if the subscription can be confirmed: mail scanners
 * open links, so opening the link must not confirm.
 */
@RestController
class ConfirmController {

    private final SubscriptionApi subscriptions;
    private final SiteTemplates site;
    private final NoticePages noticePages;

    ConfirmController(SubscriptionApi subscriptions, SiteTemplates site, NoticePages noticePages) {
        this.subscriptions = subscriptions;
        this.site = site;
        this.noticePages = noticePages;
    }

    @GetMapping("/subscriptions/confirm")
    ResponseEntity<byte[]> ask(@RequestParam(defaultValue = "") String token, Locale language) {
        return withToken(token, language, confirmation -> question(confirmation, language));
    }

    @PostMapping("/subscriptions/confirm")
    ResponseEntity<byte[]> confirm(@RequestParam(defaultValue = "") String token, Locale language) {
        return withToken(
                token,
                language,
                confirmation ->
                        noticePages.tell(HttpStatus.OK, "confirmed", subscriptions.confirm(confirmation), language));
    }

    private ResponseEntity<byte[]> question(SubscriptionApi.Confirmation confirmation, Locale language) {
        List<String> chosen;
        try {
            chosen = noticePages.names(subscriptions.preview(confirmation));
        } catch (HttpServerErrorException | ResourceAccessException _) {
            // The page comes without the categories: the button works as soon as the service is back.
            chosen = List.of();
        }
        return site.answer(HttpStatus.OK, "confirm", language, Map.of("token", confirmation.token(), "chosen", chosen));
    }

    private ResponseEntity<byte[]> withToken(
            String token, Locale language, Function<SubscriptionApi.Confirmation, ResponseEntity<byte[]>> step) {
        String whole = token.strip();
        if (LinkToken.isMalformed(whole)) {
            return noticePages.tell(HttpStatus.NOT_FOUND, "confirm-unknown", language);
        }
        try {
            return step.apply(new SubscriptionApi.Confirmation(whole));
        } catch (HttpClientErrorException.Conflict conflict) {
            boolean ended = ProblemBody.of(conflict).isOfKind("subscription-ended");
            return noticePages.tell(HttpStatus.CONFLICT, ended ? "confirm-ended" : "confirm-used", language);
        } catch (HttpClientErrorException.Gone _) {
            return noticePages.tell(HttpStatus.GONE, "confirm-expired", language);
        } catch (HttpClientErrorException.NotFound | HttpClientErrorException.BadRequest _) {
            return noticePages.tell(HttpStatus.NOT_FOUND, "confirm-unknown", language);
        }
    }
}
