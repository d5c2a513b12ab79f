/** Starts the processes of a system, waits until they are ready, restarts those that end, and stops all of them. */
@NullMarked
package io.bantin.local.running;

import org.jspecify.annotations.NullMarked;
