@NullMarked
package io.bantin.local;

import org.jspecify.annotations.NullMarked;
