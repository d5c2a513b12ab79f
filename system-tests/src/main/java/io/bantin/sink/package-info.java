/** An SMTP server for loads and faults: it stores no mail, records every acceptance, and fails as configured. */
@NullMarked
package io.bantin.sink;

import org.jspecify.annotations.NullMarked;
