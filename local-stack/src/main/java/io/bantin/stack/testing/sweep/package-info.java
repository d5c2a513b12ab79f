/** Sends to every endpoint what no client should send, and checks each answer. */
@NullMarked
package io.bantin.stack.testing.sweep;

import org.jspecify.annotations.NullMarked;
