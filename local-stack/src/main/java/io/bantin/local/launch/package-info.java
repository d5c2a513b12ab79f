/** The command of each process: its jar, JVM flags, environment, and a session of its own. */
@NullMarked
package io.bantin.local.launch;

import org.jspecify.annotations.NullMarked;
