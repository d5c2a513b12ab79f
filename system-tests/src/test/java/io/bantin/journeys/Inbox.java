package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.stack.mail.Mail;
import io.bantin.stack.mail.SpoolReader;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A test subscriber and the mails to the address. */
final class Inbox {

    private static final Pattern CONFIRMATION = Pattern.compile("/subscriptions/confirm\\?token=([^\\s&\"<>]+)");
    private static final Pattern LEAVING = Pattern.compile("<([^<>]*/api/subscriptions/[^<>]+/unsubscribe)>");
    private static final Pattern TOKEN = Pattern.compile("/subscriptions/([0-9a-z]{13}[A-Za-z0-9_-]{22})");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String address;
    private final Visitor person;
    private final SpoolReader mailbox;

    Inbox(String name, Visitor person, SpoolReader mailbox) {
        this.address = name + "@example.org";
        this.person = person;
        this.mailbox = mailbox;
    }

    /** Signs up, waits for the confirmation mail, and confirms. */
    Inbox subscribe(String categoryId) {
        var asked = person.post(
                "/api/subscriptions",
                Visitor.json(
                        "email", address, "categoryIds", List.of(categoryId), "frequency", "INSTANT", "locale", "vi"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        var mail = await().atMost(SOON)
                .until(
                        () -> received().stream()
                                .filter(any -> CONFIRMATION.matcher(text(any)).find())
                                .toList(),
                        mails -> !mails.isEmpty())
                .getFirst();
        var confirmed =
                person.post("/api/subscriptions/confirm", Visitor.json("token", first(CONFIRMATION, text(mail))));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.json().path("status").asString()).isEqualTo("ACTIVE");
        return this;
    }

    Mail awaitMailAbout(Publisher.Article article) {
        return await().atMost(SOON)
                .until(() -> mailsAbout(article), mails -> !mails.isEmpty())
                .getFirst();
    }

    List<Mail> mailsAbout(Publisher.Article article) {
        return received().stream()
                .filter(mail -> text(mail).contains(article.url()))
                .toList();
    }

    Visitor.Answer leaveByOneClick(Mail mail) {
        return person.oneClick(first(LEAVING, String.valueOf(mail.headers().get("List-Unsubscribe"))));
    }

    /** The address, and the tokens of all links in its mails. */
    List<String> secrets() {
        var tokens = received().stream()
                .flatMap(mail -> Stream.of(CONFIRMATION, TOKEN)
                        .flatMap(pattern -> pattern.matcher(text(mail) + mail.headers())
                                .results()
                                .map(link -> link.group(1))));
        return Stream.concat(Stream.of(address), tokens).distinct().toList();
    }

    private List<Mail> received() {
        return mailbox.newest().stream()
                .filter(mail -> mail.to().equals(address))
                .toList();
    }

    private static String text(Mail mail) {
        return String.valueOf(mail.text());
    }

    private static String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
