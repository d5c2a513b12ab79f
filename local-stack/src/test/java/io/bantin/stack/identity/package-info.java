/** The identity provider as its clients meet it. */
@NullMarked
package io.bantin.stack.identity;

import org.jspecify.annotations.NullMarked;
