/** Letters and how they travel: MIME messages, the dialogue with the mail server, and what it answered. */
@NullMarked
package io.bantin.notification.mail;

import org.jspecify.annotations.NullMarked;
