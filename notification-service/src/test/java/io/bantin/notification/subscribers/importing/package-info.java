/** Tests of imports. */
@NullMarked
package io.bantin.notification.subscribers.importing;

import org.jspecify.annotations.NullMarked;
