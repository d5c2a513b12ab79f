/** Receives a file of subscribers: reads it while it arrives, checks its format to the end and stores its rows in blocks. */
@NullMarked
package io.bantin.notification.subscribers.importing.receiving;

import org.jspecify.annotations.NullMarked;
