/** Tests of io.bantin.notification.subscribers.operating. */
@NullMarked
package io.bantin.notification.subscribers.operating;

import org.jspecify.annotations.NullMarked;
