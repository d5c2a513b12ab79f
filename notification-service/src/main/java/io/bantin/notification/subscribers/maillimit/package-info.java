/** Limits the mails to one mailbox that anyone can trigger, for all spellings of its address together. */
@NullMarked
package io.bantin.notification.subscribers.maillimit;

import org.jspecify.annotations.NullMarked;
