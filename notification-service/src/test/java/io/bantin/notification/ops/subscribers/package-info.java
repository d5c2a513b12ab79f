/** Tests of io.bantin.notification.ops.subscribers. */
@NullMarked
package io.bantin.notification.ops.subscribers;

import org.jspecify.annotations.NullMarked;
