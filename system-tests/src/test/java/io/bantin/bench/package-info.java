/** Tests of what the benchmarks calculate and print. */
@NullMarked
package io.bantin.bench;

import org.jspecify.annotations.NullMarked;
