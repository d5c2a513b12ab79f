/** Tests of the rules by which mails go out. */
@NullMarked
package io.bantin.notification.mail.delivery;

import org.jspecify.annotations.NullMarked;
