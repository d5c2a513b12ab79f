/** Imports and exports files of subscribers. */
@NullMarked
package io.bantin.local.subscribers;

import org.jspecify.annotations.NullMarked;
