/** Subscribers read, change and end their subscriptions and have their data erased. */
@NullMarked
package io.bantin.notification.subscribers.subscription;

import org.jspecify.annotations.NullMarked;
