/** Addresses to which nothing is sent any more, and how operators take that back. */
@NullMarked
package io.bantin.notification.ops.suppressions;

import org.jspecify.annotations.NullMarked;
