/** Tests of addresses. */
@NullMarked
package io.bantin.notification.subscribers.addresses;

import org.jspecify.annotations.NullMarked;
