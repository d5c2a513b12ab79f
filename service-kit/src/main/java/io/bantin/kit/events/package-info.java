/** Reads and writes events: CloudEvents in binary mode with JSON. */
@NullMarked
package io.bantin.kit.events;

import org.jspecify.annotations.NullMarked;
