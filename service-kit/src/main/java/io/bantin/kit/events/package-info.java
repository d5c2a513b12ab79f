/** Reading events, and what becomes of those that cannot be handled. */
@NullMarked
package io.bantin.kit.events;

import org.jspecify.annotations.NullMarked;
