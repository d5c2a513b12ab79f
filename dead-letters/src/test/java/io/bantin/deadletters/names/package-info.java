/** A service of one consumer, whose dead letters the tests look at. */
@NullMarked
package io.bantin.deadletters.names;

import org.jspecify.annotations.NullMarked;
