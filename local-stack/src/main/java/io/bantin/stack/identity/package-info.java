/** The identity provider of the local stack: accounts, tokens and the keys that verify them. */
@NullMarked
package io.bantin.stack.identity;

import org.jspecify.annotations.NullMarked;
