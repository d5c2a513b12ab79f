package io.bantin.notification.mail.message;

import io.bantin.kit.text.Slug;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Composes MIME messages with text and HTML parts, Vietnamese headers and links to unsubscribe. */
@Component
public class MailComposer {

    private static final DateTimeFormatter RFC_5322 =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

    /** RFC 1035: a label of a host name. */
    private static final int MAX_LABEL = 63;

    private static final String NO_LABEL = "list";

    private final SenderProperties sender;
    private final Links links;

    MailComposer(SenderProperties sender, Links links) {
        this.sender = sender;
        this.links = links;
    }

    /** Renders what all recipients share. Call it once for all recipients, not once for each. */
    public MailTemplate prepare(MailContent content) {
        var layout = MailLayout.around(content, links);
        var headers = new StringBuilder();
        header(headers, HeaderText.mailbox("From", sender.fromName(), sender.fromAddress()));
        header(headers, HeaderText.unstructured("Subject", content.subject()));
        header(headers, "Date: " + RFC_5322.format(content.date().atOffset(ZoneOffset.UTC)));
        header(headers, "Content-Language: " + content.locale().toLanguageTag());
        // Prevents out-of-office replies (RFC 3834).
        header(headers, "Auto-Submitted: auto-generated");
        MailingList list = content.list();
        if (list != null) {
            header(headers, listId(list));
            header(headers, "List-Unsubscribe: <" + links.unsubscribe(MailContent.TOKEN) + ">");
            header(headers, "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        }
        return new MailTemplate(
                sender, headers.toString(), new PersonalizedBody(layout.text()), new PersonalizedBody(layout.html()));
    }

    /** The {@code Message-ID} of the delivery with this id, without the brackets. */
    public String messageId(String id) {
        return sender.messageId(id);
    }

    /** RFC 2919 allows ASCII only: the name loses its tone marks, and the label must fit a host name. */
    private String listId(MailingList list) {
        String name = Slug.of(list.name()).replace('-', ' ');
        String phrase = name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String id = "<" + label(list) + "." + sender.domain() + ">";
        return HeaderText.phrased("List-Id", phrase, id);
    }

    private static String label(MailingList list) {
        String label = Slug.of(list.label());
        if (label.isEmpty()) {
            return NO_LABEL;
        }
        return label.length() <= MAX_LABEL ? label : label.substring(0, MAX_LABEL - 1) + "x";
    }

    private static void header(StringBuilder headers, String line) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(line.replace(MailContent.TOKEN, ""))) {
            throw new IllegalArgumentException("A header line is not ASCII: " + line);
        }
        headers.append(line).append("\r\n");
    }
}
