/** A service with one consumer, whose dead letters the tests read. */
@NullMarked
package io.bantin.deadletters.names;

import org.jspecify.annotations.NullMarked;
