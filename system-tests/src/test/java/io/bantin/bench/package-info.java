/** Tests of the calculations and the output of the benchmarks. */
@NullMarked
package io.bantin.bench;

import org.jspecify.annotations.NullMarked;
