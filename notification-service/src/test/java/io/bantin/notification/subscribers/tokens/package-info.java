/** Tests of io.bantin.notification.tokens. */
@NullMarked
package io.bantin.notification.subscribers.tokens;

import org.jspecify.annotations.NullMarked;
