/** How another call of the launcher finds the running system and reads its status. */
@NullMarked
package io.bantin.local.status;

import org.jspecify.annotations.NullMarked;
