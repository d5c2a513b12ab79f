package io.bantin.notification.tokens;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param secret the key of all tokens and of the hashes of erased addresses. Never change it: links in mails already sent
 *     would stop working. Empty: one is made once and kept in the store.
 */
@ConfigurationProperties("bantin.subscriptions")
record SubscriptionsProperties(@DefaultValue("") String secret) {}
