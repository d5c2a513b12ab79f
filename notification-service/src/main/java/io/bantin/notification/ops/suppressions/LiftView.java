package io.bantin.notification.ops.suppressions;

import io.bantin.notification.subscriptions.Subscriber.Lift;
import io.bantin.notification.subscriptions.SubscriberState;

/**
 * A suppression that was taken back, with why it was there and why it is not any more.
 *
 * @param state what the subscription is now
 */
record LiftView(String subscriberId, SubscriberState state, Lift lifted) {}
