/** Tests of dead letters: what may come between two steps, and the way through broker and store. */
@NullMarked
package io.bantin.deadletters;

import org.jspecify.annotations.NullMarked;
