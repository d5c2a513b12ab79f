package io.bantin.notification.subscribers.suppressions;

import io.bantin.notification.subscribers.Subscriber.Lift;
import io.bantin.notification.subscribers.SubscriberState;

/**
 * A suppression that was taken back, with why it was there and why it is not any more.
 *
 * @param state what the subscription is now
 */
record LiftedSuppressionView(String subscriberId, SubscriberState state, Lift lifted) {}
