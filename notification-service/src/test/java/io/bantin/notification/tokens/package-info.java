/** Tests of io.bantin.notification.tokens. */
@NullMarked
package io.bantin.notification.tokens;

import org.jspecify.annotations.NullMarked;
