/** Double opt-in: a sign-up, the confirmation mail and the confirmation by its link. */
@NullMarked
package io.bantin.notification.subscribers.signup;

import org.jspecify.annotations.NullMarked;
