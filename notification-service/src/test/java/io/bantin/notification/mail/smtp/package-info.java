/** Tests of sending over SMTP. */
@NullMarked
package io.bantin.notification.mail.smtp;

import org.jspecify.annotations.NullMarked;
