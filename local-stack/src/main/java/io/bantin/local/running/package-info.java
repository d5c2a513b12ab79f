/** Starts the processes of a system, waits until they are well, keeps them running, and ends them. */
@NullMarked
package io.bantin.local.running;

import org.jspecify.annotations.NullMarked;
