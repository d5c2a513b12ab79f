/** The system that is measured: started, filled, set to work, watched. */
@NullMarked
package io.bantin.bench.subject;

import org.jspecify.annotations.NullMarked;
