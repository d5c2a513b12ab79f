/** How a process is started: from which jar, with which flags and which environment, in a session of its own. */
@NullMarked
package io.bantin.local.launch;

import org.jspecify.annotations.NullMarked;
