/** Sends finished mails over SMTP, and says what the server answered. */
@NullMarked
package io.bantin.notification.mail.smtp;

import org.jspecify.annotations.NullMarked;
