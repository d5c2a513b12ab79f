/** Tests of io.bantin.notification.importing. */
@NullMarked
package io.bantin.notification.subscribers.importing;

import org.jspecify.annotations.NullMarked;
