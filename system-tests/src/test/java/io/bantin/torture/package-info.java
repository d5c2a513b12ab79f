/** Processes killed and stopped at random moments, under a bad mail server; then sink and store are read and compared. */
@NullMarked
package io.bantin.torture;

import org.jspecify.annotations.NullMarked;
