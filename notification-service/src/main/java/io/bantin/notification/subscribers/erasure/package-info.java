/** The right to be forgotten. */
@NullMarked
package io.bantin.notification.subscribers.erasure;

import org.jspecify.annotations.NullMarked;
