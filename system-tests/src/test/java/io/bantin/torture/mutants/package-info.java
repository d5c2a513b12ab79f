/** Breaks the protocol in running services, to show that the checker would see it. */
@NullMarked
package io.bantin.torture.mutants;

import org.jspecify.annotations.NullMarked;
