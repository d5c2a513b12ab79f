/** LinkTokens in links. The holder of a token can act for its subscriber without signing in. */
@NullMarked
package io.bantin.notification.subscribers.tokens;

import org.jspecify.annotations.NullMarked;
