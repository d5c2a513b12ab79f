package io.bantin.notification.subscribers.suppressions;

import io.bantin.notification.subscribers.Subscriber.Lift;
import io.bantin.notification.subscribers.SubscriberState;

/**
 * A lifted suppression with the reasons for the suppression and for lifting it.
 *
 * @param state the state of the subscription now
 */
record LiftedSuppressionView(String subscriberId, SubscriberState state, Lift lifted) {}
