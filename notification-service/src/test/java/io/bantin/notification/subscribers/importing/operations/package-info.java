/** Tests of operating. */
@NullMarked
package io.bantin.notification.subscribers.importing.operations;

import org.jspecify.annotations.NullMarked;
