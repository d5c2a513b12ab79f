/** Tables of what cleaning and folding do. */
@NullMarked
package io.bantin.kit.text;

import org.jspecify.annotations.NullMarked;
