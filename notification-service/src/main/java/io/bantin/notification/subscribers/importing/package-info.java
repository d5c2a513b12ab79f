/** Imports of subscribers who consented elsewhere: the file as it was received, and what became of each of its rows. */
@NullMarked
package io.bantin.notification.subscribers.importing;

import org.jspecify.annotations.NullMarked;
