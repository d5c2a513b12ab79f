/** Makes the AOT caches that speed up the next start. */
@NullMarked
package io.bantin.local.training;

import org.jspecify.annotations.NullMarked;
