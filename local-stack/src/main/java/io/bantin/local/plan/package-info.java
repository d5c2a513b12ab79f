/** What a system on one machine consists of: its processes, their ports, the folders they live in. */
@NullMarked
package io.bantin.local.plan;

import org.jspecify.annotations.NullMarked;
