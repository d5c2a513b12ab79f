/** Tests of io.bantin.notification.subscriptions. */
@NullMarked
package io.bantin.notification.subscriptions;

import org.jspecify.annotations.NullMarked;
