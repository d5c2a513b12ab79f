/** Tests of the figures and results. */
@NullMarked
package io.bantin.bench.result;

import org.jspecify.annotations.NullMarked;
