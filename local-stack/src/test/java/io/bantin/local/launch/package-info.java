@NullMarked
package io.bantin.local.launch;

import org.jspecify.annotations.NullMarked;
