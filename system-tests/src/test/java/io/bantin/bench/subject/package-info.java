/** Tests of what the benchmarks read and write. */
@NullMarked
package io.bantin.bench.subject;

import org.jspecify.annotations.NullMarked;
