package io.bantin.notification.subscribers.signup;

import io.bantin.notification.categories.Categories;
import io.bantin.notification.mail.message.Links;
import io.bantin.notification.mail.message.MailComposer;
import io.bantin.notification.mail.message.MailContent;
import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.subscribers.SignUp;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.tokens.LinkTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Composes the mail that asks a person to confirm a sign-up. */
@Component
class ConfirmationMailComposer {

    /** The version of the consent's words in {@link ConfirmationWords}; a change of these words is a new version. */
    static final String WORDING = "2026-11";

    private final MailComposer composer;
    private final Links links;
    private final LinkTokens tokens;
    private final Categories categories;

    ConfirmationMailComposer(MailComposer composer, Links links, LinkTokens tokens, Categories categories) {
        this.composer = composer;
        this.links = links;
        this.tokens = tokens;
        this.categories = categories;
    }

    /**
     * The mail says what the subscription will be. While nothing else changes, a repeat is the same mail with the same
     * {@code Message-ID}.
     */
    OutgoingMail to(Subscriber subscriber, SignUp signUp) {
        String locale = signUp.choice().locale();
        ConfirmationWords words = ConfirmationWords.in(locale);
        Choice future = subscriber.after(signUp);
        List<String> names = names(future);
        List<String> remarks = remarks(words, subscriber, future, locale);
        String ignore = subscriber.hasSubscription() ? words.unchanged() : words.ignore();
        String link = links.confirm(MailContent.TOKEN);
        var content = new MailContent(
                Locale.of(locale),
                words.subject(),
                signUp.askedAt(),
                text(words, names, remarks, link, ignore),
                html(words, names, remarks, link, ignore),
                null);
        String token = tokens.confirming(subscriber.id(), signUp.id());
        return composer.prepare(content).to(subscriber.email(), token, "confirm." + signUp.id());
    }

    /** Leaves out removed categories, unless there are no others. */
    private List<String> names(Choice future) {
        Map<String, String> names = categories.names(future.categoryIds());
        Set<String> removed = categories.notSelectable(names.keySet());
        List<String> present = future.categoryIds().stream()
                .filter(id -> !removed.contains(id))
                .toList();
        return (present.isEmpty() ? future.categoryIds() : present)
                .stream().map(names::get).filter(Objects::nonNull).toList();
    }

    private static List<String> remarks(ConfirmationWords words, Subscriber subscriber, Choice future, String locale) {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                switch (future.frequency()) {
                    case INSTANT -> words.instantly();
                    case DAILY -> words.daily();
                    case WEEKLY -> words.weekly();
                });
        if (!future.locale().equals(locale)) {
            remarks.add(future.locale().equals("en") ? words.inEnglish() : words.inVietnamese());
        }
        if (subscriber.hasSubscription() || subscriber.waiting().size() > 1) {
            remarks.add(words.adds());
        }
        return remarks;
    }

    private static String text(
            ConfirmationWords words, List<String> names, List<String> remarks, String link, String ignore) {
        String list = names.stream().map(name -> "- " + name).collect(Collectors.joining("\n"));
        return String.join(
                "\n\n",
                words.greeting(),
                words.asked(),
                list,
                String.join("\n", remarks),
                words.please() + "\n" + link,
                words.consent(),
                ignore);
    }

    private static String html(
            ConfirmationWords words, List<String> names, List<String> remarks, String link, String ignore) {
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
                        words.greeting(),
                        words.asked(),
                        list,
                        String.join("<br>", remarks),
                        link,
                        words.button(),
                        words.consent(),
                        ignore);
    }
}
