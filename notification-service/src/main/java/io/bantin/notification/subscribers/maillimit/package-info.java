/** How many mails a mailbox gets that anybody can cause, whatever the spelling of its address. */
@NullMarked
package io.bantin.notification.subscribers.maillimit;

import org.jspecify.annotations.NullMarked;
