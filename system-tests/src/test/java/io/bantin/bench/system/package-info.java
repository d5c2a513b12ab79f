/** Tests of what the benchmarks read and write. */
@NullMarked
package io.bantin.bench.system;

import org.jspecify.annotations.NullMarked;
