/** Sends what is due and marks what was accepted. */
@NullMarked
package io.bantin.notification.campaigns.sending;

import org.jspecify.annotations.NullMarked;
