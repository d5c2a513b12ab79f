package io.bantin.notification.mail;

/**
 * The list a letter belongs to (RFC 2919).
 *
 * @param name for people, any text; shown without tone marks since the header is ASCII
 * @param label one or more labels of letters, digits and hyphens, e.g. a category's slug; the sender's domain is added
 */
public record MailingList(String name, String label) {}
