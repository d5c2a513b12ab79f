@NullMarked
package io.bantin.local.running;

import org.jspecify.annotations.NullMarked;
