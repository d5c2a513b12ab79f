/** The parts of a system on one machine: its processes, ports and folders. */
@NullMarked
package io.bantin.local.plan;

import org.jspecify.annotations.NullMarked;
