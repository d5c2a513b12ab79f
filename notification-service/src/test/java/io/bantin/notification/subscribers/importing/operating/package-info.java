/** Tests of operating. */
@NullMarked
package io.bantin.notification.subscribers.importing.operating;

import org.jspecify.annotations.NullMarked;
