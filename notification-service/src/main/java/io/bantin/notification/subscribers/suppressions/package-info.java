/** Suppressed addresses, to which no mail is sent: how they are suppressed, listed and lifted. */
@NullMarked
package io.bantin.notification.subscribers.suppressions;

import org.jspecify.annotations.NullMarked;
