/** What operators do with subscribers: bring many in, take all out, and answer or erase a single person. */
@NullMarked
package io.bantin.notification.subscribers.operating;

import org.jspecify.annotations.NullMarked;
