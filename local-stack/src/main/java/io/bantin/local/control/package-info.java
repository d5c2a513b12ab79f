/** How another call of the launcher finds the system that runs, and asks how it is. */
@NullMarked
package io.bantin.local.control;

import org.jspecify.annotations.NullMarked;
