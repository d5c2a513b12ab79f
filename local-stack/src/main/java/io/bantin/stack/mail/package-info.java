/** A mail server that stores accepted mails as files, and the reader of these files. */
@NullMarked
package io.bantin.stack.mail;

import org.jspecify.annotations.NullMarked;
