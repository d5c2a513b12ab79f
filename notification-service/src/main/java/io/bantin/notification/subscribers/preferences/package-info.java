/** What a subscriber does with a subscription: see it, change it, leave, be forgotten. */
@NullMarked
package io.bantin.notification.subscribers.preferences;

import org.jspecify.annotations.NullMarked;
