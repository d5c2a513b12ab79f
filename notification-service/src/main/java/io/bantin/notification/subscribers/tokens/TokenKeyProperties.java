package io.bantin.notification.subscribers.tokens;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The source of the key for all tokens and for the hashes of erased addresses. The key must never change, because links in
 * mails already sent would stop working.
 *
 * @param secret the key itself, at least 32 characters; takes precedence over the file
 * @param secretFile the file with the key; the first instance creates it, readable by its owner only
 */
@ConfigurationProperties("bantin.subscriptions")
record TokenKeyProperties(
        @DefaultValue("") String secret, @DefaultValue("") String secretFile) {}
