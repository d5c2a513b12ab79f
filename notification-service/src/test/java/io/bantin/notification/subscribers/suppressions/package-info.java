/** Tests of suppressions. */
@NullMarked
package io.bantin.notification.subscribers.suppressions;

import org.jspecify.annotations.NullMarked;
