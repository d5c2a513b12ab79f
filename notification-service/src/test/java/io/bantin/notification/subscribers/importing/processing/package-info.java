/** Tests of io.bantin.notification.importing.working. */
@NullMarked
package io.bantin.notification.subscribers.importing.processing;

import org.jspecify.annotations.NullMarked;
