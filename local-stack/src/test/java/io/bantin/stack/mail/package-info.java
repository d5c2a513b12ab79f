/** The mail sink as senders meet it. */
@NullMarked
package io.bantin.stack.mail;

import org.jspecify.annotations.NullMarked;
