/** Tests of io.bantin.notification.csv. */
@NullMarked
package io.bantin.notification.subscribers.csv;

import org.jspecify.annotations.NullMarked;
