/** Tests of io.bantin.notification.subscribers.signup. */
@NullMarked
package io.bantin.notification.subscribers.signup;

import org.jspecify.annotations.NullMarked;
