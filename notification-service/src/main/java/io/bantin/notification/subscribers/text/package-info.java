/** Invisible characters in pasted text. */
@NullMarked
package io.bantin.notification.subscribers.text;

import org.jspecify.annotations.NullMarked;
