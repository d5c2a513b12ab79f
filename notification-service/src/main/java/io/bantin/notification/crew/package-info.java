/** The threads that do this service's work in the background. */
@NullMarked
package io.bantin.notification.crew;

import org.jspecify.annotations.NullMarked;
