package io.bantin.notification.mail.message;

/**
 * The mailing list of a mail (RFC 2919).
 *
 * @param name for people, any text; shown without tone marks since the header is ASCII
 * @param label stays the same when the list is renamed, so that people's filters still match: e.g. a category's id; the
 *     sender's domain is added
 */
public record MailingList(String name, String label) {}
