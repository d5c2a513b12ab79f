/** The system that is measured: started, filled, set to work, watched. */
@NullMarked
package io.bantin.bench.system;

import org.jspecify.annotations.NullMarked;
