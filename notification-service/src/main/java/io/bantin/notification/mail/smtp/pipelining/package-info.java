/** SMTP commands that are sent before the answer to the command before (RFC 2920). */
@NullMarked
package io.bantin.notification.mail.smtp.pipelining;

import org.jspecify.annotations.NullMarked;
