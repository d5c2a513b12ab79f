package io.bantin.notification.mail;

/** A letter rendered once for all of its recipients, but for what is each one's own. */
public interface PreparedLetter {

    /**
     * The mail to one recipient.
     *
     * @param token fills {@link Letter#TOKEN} and the links to manage and leave
     * @param messageId the left part of the {@code Message-ID}, e.g. {@code <event id>.<subscriber id>}: the same at each
     *     repeat
     */
    OutgoingMail to(String email, String token, String messageId);
}
