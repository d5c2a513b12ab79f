/** Tests of exporting. */
@NullMarked
package io.bantin.notification.subscribers.exporting;

import org.jspecify.annotations.NullMarked;
