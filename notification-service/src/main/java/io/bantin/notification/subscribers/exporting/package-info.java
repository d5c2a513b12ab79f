/** The export of all active subscribers, for operators. */
@NullMarked
package io.bantin.notification.subscribers.exporting;

import org.jspecify.annotations.NullMarked;
