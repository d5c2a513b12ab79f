/** Sends the mails of a claimed chunk that are due, and marks their outcomes. */
@NullMarked
package io.bantin.notification.campaigns.sending;

import org.jspecify.annotations.NullMarked;
