package io.bantin.notification.mail.message;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What all readers of one language get. {@code text} and {@code html} are complete bodies without greeting, frame or
 * footer: {@link MailComposer} adds these. Wherever {@link #TOKEN} stands, each recipient's own token is put in.
 *
 * @param date the {@code Date} of the mail: the same at each repeat, so that a repeat is the same mail
 * @param html a fragment of HTML, already escaped
 * @param list the list this letter belongs to, whose letters carry the links to leave; none for a single mail
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
