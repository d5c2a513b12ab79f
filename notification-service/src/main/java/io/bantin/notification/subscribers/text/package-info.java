/** What cannot be seen in text that people paste. */
@NullMarked
package io.bantin.notification.subscribers.text;

import org.jspecify.annotations.NullMarked;
