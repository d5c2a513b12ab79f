/** Breaks the protocol in running services, to show that the checker reports it. */
@NullMarked
package io.bantin.torture.mutants;

import org.jspecify.annotations.NullMarked;
