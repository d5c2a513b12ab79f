package io.bantin.portal.subscribing;

import io.bantin.portal.contentapi.CategoryTreeCache;
import io.bantin.portal.site.SiteTemplates;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** The sign-up form. Its answer never tells whether the address is known. */
@RestController
class SignUpController {

    private final SubscriptionApi subscriptions;
    private final CategoryTreeCache categories;
    private final SiteTemplates site;

    SignUpController(SubscriptionApi subscriptions, CategoryTreeCache categories, SiteTemplates site) {
        this.subscriptions = subscriptions;
        this.categories = categories;
        this.site = site;
    }

    @GetMapping("/subscribe")
    ResponseEntity<byte[]> form(Locale language) {
        return form(HttpStatus.OK, SignUpForm.EMPTY, Map.of(), language);
    }

    @PostMapping("/subscribe")
    ResponseEntity<byte[]> signUp(@ModelAttribute SignUpForm form, Locale language) {
        Map<String, String> mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return form(HttpStatus.BAD_REQUEST, form, mistakes, language);
        }
        try {
            subscriptions.signUp(form.signUp(language.getLanguage()));
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/subscribe/thanks"))
                    .build();
        } catch (HttpClientErrorException.TooManyRequests _) {
            return form(HttpStatus.TOO_MANY_REQUESTS, form, Map.of("form", "signup.too-many"), language);
        } catch (HttpClientErrorException.BadRequest refusal) {
            return form(HttpStatus.BAD_REQUEST, form, mistakes(ProblemBody.of(refusal)), language);
        } catch (RestClientException _) {
            // The form comes back with its input and can be sent again.
            return form(HttpStatus.SERVICE_UNAVAILABLE, form, Map.of("form", "signup.unavailable"), language);
        }
    }

    @GetMapping("/subscribe/thanks")
    ResponseEntity<byte[]> thanks(Locale language) {
        return site.answer(HttpStatus.OK, "subscribe-thanks", language, Map.of());
    }

    private ResponseEntity<byte[]> form(
            HttpStatus status, SignUpForm form, Map<String, String> mistakes, Locale language) {
        return site.answer(
                status,
                "subscribe",
                language,
                Map.of(
                        "form",
                        form,
                        "mistakes",
                        mistakes,
                        "tree",
                        categories.tree().roots()));
    }

    private static Map<String, String> mistakes(ProblemBody problem) {
        Map<String, String> mistakes = new LinkedHashMap<>();
        if (problem.isAbout("email")) {
            mistakes.put("email", "signup.email.invalid");
        }
        if (problem.isAbout("categoryIds")) {
            mistakes.put("categories", "signup.categories.invalid");
        }
        if (mistakes.isEmpty()) {
            mistakes.put("form", "signup.refused");
        }
        return mistakes;
    }
}
