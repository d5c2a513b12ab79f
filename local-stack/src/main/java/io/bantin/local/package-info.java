/** The commands of {@code ./local}, which runs the whole system on one machine. */
@NullMarked
package io.bantin.local;

import org.jspecify.annotations.NullMarked;
