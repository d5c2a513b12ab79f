/** How mails travel: the dialogue with the mail server, and what it answered. */
@NullMarked
package io.bantin.notification.mail.smtp;

import org.jspecify.annotations.NullMarked;
