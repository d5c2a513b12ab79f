/** Tests of io.bantin.notification.managing. */
@NullMarked
package io.bantin.notification.subscribers.subscription;

import org.jspecify.annotations.NullMarked;
