/** The figures of a benchmark, and how they are printed and stored. */
@NullMarked
package io.bantin.bench.result;

import org.jspecify.annotations.NullMarked;
