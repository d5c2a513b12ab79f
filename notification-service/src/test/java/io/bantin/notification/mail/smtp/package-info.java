/** Tests of the dialogue with mail servers. */
@NullMarked
package io.bantin.notification.mail.smtp;

import org.jspecify.annotations.NullMarked;
