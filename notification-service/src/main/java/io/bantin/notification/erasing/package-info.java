/** The right to be forgotten. */
@NullMarked
package io.bantin.notification.erasing;

import org.jspecify.annotations.NullMarked;
