/** A small service that uses the kit as the real services do: it writes and publishes notes. */
@NullMarked
package io.bantin.kit.notes;

import org.jspecify.annotations.NullMarked;
