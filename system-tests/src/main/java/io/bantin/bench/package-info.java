/** Benchmarks: compare the system with a bare sender on the same machine. */
@NullMarked
package io.bantin.bench;

import org.jspecify.annotations.NullMarked;
