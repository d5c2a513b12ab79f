/** Reads events, retries failed records and writes dead letters. */
@NullMarked
package io.bantin.kit.events;

import org.jspecify.annotations.NullMarked;
