/** Double opt-in: a request to subscribe, the mail that asks back, the click that confirms. */
@NullMarked
package io.bantin.notification.subscribers.signup;

import org.jspecify.annotations.NullMarked;
