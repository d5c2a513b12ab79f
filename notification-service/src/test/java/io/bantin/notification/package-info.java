/** The shared set-up of the integration tests: one context, its time, and events as other services send them. */
@NullMarked
package io.bantin.notification;

import org.jspecify.annotations.NullMarked;
