/** Tests of letters and of the dialogue with the mail server. */
@NullMarked
package io.bantin.notification.mail.message;

import org.jspecify.annotations.NullMarked;
