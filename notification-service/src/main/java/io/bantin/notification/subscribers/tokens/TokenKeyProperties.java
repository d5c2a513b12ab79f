package io.bantin.notification.subscribers.tokens;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key of all tokens and of the hashes of erased addresses comes from. It must never change: links in mails already
 * sent would stop working.
 *
 * @param secret the key itself, at least 32 characters; it goes before the file
 * @param secretFile the file that holds the key; the first instance makes it, readable by its owner alone
 */
@ConfigurationProperties("bantin.subscriptions")
record TokenKeyProperties(
        @DefaultValue("") String secret, @DefaultValue("") String secretFile) {}
