/** Where ids come from. */
@NullMarked
package io.bantin.kit.ids;

import org.jspecify.annotations.NullMarked;
