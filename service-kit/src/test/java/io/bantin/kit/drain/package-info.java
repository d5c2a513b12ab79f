@NullMarked
package io.bantin.kit.drain;

import org.jspecify.annotations.NullMarked;
