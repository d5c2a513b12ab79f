@NullMarked
package io.bantin.kit.store;

import org.jspecify.annotations.NullMarked;
