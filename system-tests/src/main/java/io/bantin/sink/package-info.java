/** An SMTP server for loads and faults: it keeps no mail, records every acceptance, and misbehaves as it is told. */
@NullMarked
package io.bantin.sink;

import org.jspecify.annotations.NullMarked;
