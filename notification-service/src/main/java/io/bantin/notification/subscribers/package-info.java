/** Who wants to hear of what: subscribers, what they chose, how they change it and leave. */
@NullMarked
package io.bantin.notification.subscribers;

import org.jspecify.annotations.NullMarked;
