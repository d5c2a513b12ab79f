/** The embedded stack: broker, store, mail sink and identity provider in one process. */
@NullMarked
package io.bantin.stack;

import org.jspecify.annotations.NullMarked;
