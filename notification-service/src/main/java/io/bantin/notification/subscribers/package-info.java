/** Subscribers: their addresses, choices, consent and history. */
@NullMarked
package io.bantin.notification.subscribers;

import org.jspecify.annotations.NullMarked;
