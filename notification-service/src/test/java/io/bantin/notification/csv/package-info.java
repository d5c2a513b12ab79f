/** Tests of io.bantin.notification.csv. */
@NullMarked
package io.bantin.notification.csv;

import org.jspecify.annotations.NullMarked;
