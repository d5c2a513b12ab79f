/** Addresses to which nothing is sent any more, and how operators take that back. */
@NullMarked
package io.bantin.notification.subscribers.suppressions;

import org.jspecify.annotations.NullMarked;
