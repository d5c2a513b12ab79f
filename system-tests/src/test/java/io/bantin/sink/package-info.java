/** Tests of the sink with a mail library, and with commands sent one by one. */
@NullMarked
package io.bantin.sink;

import org.jspecify.annotations.NullMarked;
