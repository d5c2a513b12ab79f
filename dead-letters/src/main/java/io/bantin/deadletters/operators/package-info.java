/** The operators' API for dead letters: list, read, replay, discard. */
@NullMarked
package io.bantin.deadletters.operators;

import org.jspecify.annotations.NullMarked;
