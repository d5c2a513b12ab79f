package io.bantin.notification.mail.message;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The content of a mail to all recipients of one language. {@code text} and {@code html} are bodies without layout and footer,
 * which {@link MailComposer} adds. {@link #TOKEN} is replaced by each recipient's own token.
 *
 * @param date the {@code Date} of the mail: the same at each repeat, so that a repeat is the same mail
 * @param html a fragment of HTML, already escaped
 * @param list the mailing list of this mail, whose mails carry links to unsubscribe; null for a mail without one
 */
public record MailContent(
        Locale locale,
        String subject,
        Instant date,
        String text,
        String html,
        @Nullable MailingList list) {

    /** Stands for the recipient's token: a character for private use, which cleaned text never contains. */
    public static final String TOKEN = "\uE000";
}
