/** Composes mails: complete MIME messages with a layout, headers and links. */
@NullMarked
package io.bantin.notification.mail.message;

import org.jspecify.annotations.NullMarked;
