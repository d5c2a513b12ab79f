/** Starts, fills, uses and observes the system that is measured. */
@NullMarked
package io.bantin.bench.system;

import org.jspecify.annotations.NullMarked;
