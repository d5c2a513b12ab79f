/** Tests of letters and of the dialogue with the mail server. */
@NullMarked
package io.bantin.notification.mail;

import org.jspecify.annotations.NullMarked;
