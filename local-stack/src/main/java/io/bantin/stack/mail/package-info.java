/** A mail server that keeps what it accepts as files, and the reader of these files. */
@NullMarked
package io.bantin.stack.mail;

import org.jspecify.annotations.NullMarked;
