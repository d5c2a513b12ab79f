/** The API of a running system, called as anybody would. */
@NullMarked
package io.bantin.local.api;

import org.jspecify.annotations.NullMarked;
