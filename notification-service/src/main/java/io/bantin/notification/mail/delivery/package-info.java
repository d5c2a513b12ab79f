/** The rules of sending that all kinds of mail share: rate limits, circuit breakers, outcomes of replies, and retries. */
@NullMarked
package io.bantin.notification.mail.delivery;

import org.jspecify.annotations.NullMarked;
