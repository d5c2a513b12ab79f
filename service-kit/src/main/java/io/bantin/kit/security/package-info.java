/** Authentication of callers and their roles. */
@NullMarked
package io.bantin.kit.security;

import org.jspecify.annotations.NullMarked;
