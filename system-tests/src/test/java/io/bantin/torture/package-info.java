/** Kills and stops processes at random moments, with a faulty mail server, and then compares the sink with the store. */
@NullMarked
package io.bantin.torture;

import org.jspecify.annotations.NullMarked;
