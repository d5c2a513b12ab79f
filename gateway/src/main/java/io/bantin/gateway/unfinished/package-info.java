/** Ends requests that stay unfinished: after a time limit, or if there are too many. */
@NullMarked
package io.bantin.gateway.unfinished;

import org.jspecify.annotations.NullMarked;
