/** Tests of the documents that the benchmarks read and write. */
@NullMarked
package io.bantin.bench.system;

import org.jspecify.annotations.NullMarked;
