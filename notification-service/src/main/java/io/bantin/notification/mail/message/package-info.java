/** MailComposer: what people get to see of a mail, as MIME messages ready for the wire. */
@NullMarked
package io.bantin.notification.mail.message;

import org.jspecify.annotations.NullMarked;
