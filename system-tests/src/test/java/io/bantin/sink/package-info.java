/** Tests of the sink, with a real client and by hand. */
@NullMarked
package io.bantin.sink;

import org.jspecify.annotations.NullMarked;
