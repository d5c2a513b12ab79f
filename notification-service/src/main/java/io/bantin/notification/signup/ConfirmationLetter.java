package io.bantin.notification.signup;

import io.bantin.notification.categories.Categories;
import io.bantin.notification.mail.Letter;
import io.bantin.notification.mail.Letters;
import io.bantin.notification.mail.Links;
import io.bantin.notification.mail.OutgoingMail;
import io.bantin.notification.subscriptions.SignUp;
import io.bantin.notification.subscriptions.Subscriber;
import io.bantin.notification.tokens.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The mail that asks whether it was really you. */
@Component
class ConfirmationLetter {

    /** The version of the consent's words in {@link ConfirmationWords}; a change of these words is a new version. */
    static final String WORDING = "2026-11";

    private final Letters letters;
    private final Links links;
    private final Tokens tokens;
    private final Categories categories;

    ConfirmationLetter(Letters letters, Links links, Tokens tokens, Categories categories) {
        this.letters = letters;
        this.links = links;
        this.tokens = tokens;
        this.categories = categories;
    }

    /** Always the same mail for the same sign-up: a repeat is recognised by its {@code Message-ID}. */
    OutgoingMail to(Subscriber subscriber, SignUp signUp) {
        ConfirmationWords words = ConfirmationWords.in(signUp.choice().locale());
        List<String> names = names(signUp);
        String link = links.confirm(Letter.TOKEN);
        var letter = new Letter(
                Locale.of(signUp.choice().locale()),
                words.subject(),
                signUp.askedAt(),
                text(words, names, often(words, signUp), link),
                html(words, names, often(words, signUp), link),
                null);
        String token = tokens.confirming(subscriber.id(), signUp.id());
        return letters.prepare(letter).to(subscriber.email(), token, "confirm." + signUp.id());
    }

    private List<String> names(SignUp signUp) {
        Map<String, String> names = categories.names(signUp.choice().categoryIds());
        return signUp.choice().categoryIds().stream()
                .map(names::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String often(ConfirmationWords words, SignUp signUp) {
        return switch (signUp.choice().frequency()) {
            case INSTANT -> words.instantly();
            case DAILY -> words.daily();
            case WEEKLY -> words.weekly();
        };
    }

    private static String text(ConfirmationWords words, List<String> names, String often, String link) {
        String list = names.stream().map(name -> "- " + name).collect(Collectors.joining("\n"));
        return String.join(
                "\n\n",
                words.greeting(),
                words.asked(),
                list,
                often,
                words.please() + "\n" + link,
                words.consent(),
                words.ignore());
    }

    private static String html(ConfirmationWords words, List<String> names, String often, String link) {
        String list = names.stream()
                .map(name -> "<li>" + HtmlUtils.htmlEscape(name, "UTF-8") + "</li>")
                .collect(Collectors.joining());
        return """
                <p>%s</p>
                <p>%s</p>
                <ul>%s</ul>
                <p>%s</p>
                <p style="margin:24px 0"><a href="%s" style="background:#0b5394;color:#ffffff;padding:12px 20px;text-decoration:none;border-radius:4px">%s</a></p>
                <p>%s</p>
                <p style="font-size:13px;color:#595959">%s</p>
                """.formatted(
                words.greeting(), words.asked(), list, often, link, words.button(), words.consent(), words.ignore());
    }
}
