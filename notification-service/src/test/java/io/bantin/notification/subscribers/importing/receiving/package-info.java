/** Tests of io.bantin.notification.subscribers.importing.receiving. */
@NullMarked
package io.bantin.notification.subscribers.importing.receiving;

import org.jspecify.annotations.NullMarked;
