/** Claims chunks, sends to the recipients that are due, and marks what was sent. */
@NullMarked
package io.bantin.notification.campaigns.sending;

import org.jspecify.annotations.NullMarked;
