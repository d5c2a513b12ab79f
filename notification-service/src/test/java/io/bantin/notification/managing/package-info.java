/** Tests of io.bantin.notification.managing. */
@NullMarked
package io.bantin.notification.managing;

import org.jspecify.annotations.NullMarked;
