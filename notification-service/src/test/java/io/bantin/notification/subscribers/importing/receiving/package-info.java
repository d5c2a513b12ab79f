/** Tests of io.bantin.notification.importing.receiving. */
@NullMarked
package io.bantin.notification.subscribers.importing.receiving;

import org.jspecify.annotations.NullMarked;
