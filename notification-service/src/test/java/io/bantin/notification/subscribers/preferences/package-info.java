/** Tests of io.bantin.notification.managing. */
@NullMarked
package io.bantin.notification.subscribers.preferences;

import org.jspecify.annotations.NullMarked;
