/** The threads that do this service's work in the background. */
@NullMarked
package io.bantin.notification.background;

import org.jspecify.annotations.NullMarked;
