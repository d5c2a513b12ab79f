/** A store that speaks MongoDB's protocol, in memory or in a file that survives a killed process. */
@NullMarked
package io.bantin.stack.store;

import org.jspecify.annotations.NullMarked;
