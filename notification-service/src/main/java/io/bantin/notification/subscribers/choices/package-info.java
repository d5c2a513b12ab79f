/** What a subscriber can choose: categories, frequency and language. */
@NullMarked
package io.bantin.notification.subscribers.choices;

import org.jspecify.annotations.NullMarked;
