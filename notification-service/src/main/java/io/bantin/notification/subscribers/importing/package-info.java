/** Imports of subscribers who consented elsewhere: the received rows and the outcome of each. */
@NullMarked
package io.bantin.notification.subscribers.importing;

import org.jspecify.annotations.NullMarked;
