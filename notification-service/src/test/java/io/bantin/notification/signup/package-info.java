/** Tests of io.bantin.notification.signup. */
@NullMarked
package io.bantin.notification.signup;

import org.jspecify.annotations.NullMarked;
