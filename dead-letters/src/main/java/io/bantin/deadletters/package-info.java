/** Stores the records of all dead-letter topics until an operator replays or discards them. */
@NullMarked
package io.bantin.deadletters;

import org.jspecify.annotations.NullMarked;
