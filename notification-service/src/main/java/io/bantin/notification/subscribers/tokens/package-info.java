/** Tokens in links: who holds one may act for a subscriber without signing in. */
@NullMarked
package io.bantin.notification.subscribers.tokens;

import org.jspecify.annotations.NullMarked;
