/** Who calls, and what they may do. */
@NullMarked
package io.bantin.kit.security;

import org.jspecify.annotations.NullMarked;
