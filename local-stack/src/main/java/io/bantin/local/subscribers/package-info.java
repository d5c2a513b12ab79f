/** Files of subscribers, in and out. */
@NullMarked
package io.bantin.local.subscribers;

import org.jspecify.annotations.NullMarked;
