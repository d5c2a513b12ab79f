/** Tests of operating. */
@NullMarked
package io.bantin.notification.subscribers.importing.operators;

import org.jspecify.annotations.NullMarked;
