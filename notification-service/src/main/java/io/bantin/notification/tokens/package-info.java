/** Tokens in links: who holds one may act for a subscriber without signing in. */
@NullMarked
package io.bantin.notification.tokens;

import org.jspecify.annotations.NullMarked;
