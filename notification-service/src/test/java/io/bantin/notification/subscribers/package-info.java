/** Tests of io.bantin.notification.subscriptions. */
@NullMarked
package io.bantin.notification.subscribers;

import org.jspecify.annotations.NullMarked;
