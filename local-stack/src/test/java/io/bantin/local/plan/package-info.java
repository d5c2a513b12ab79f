@NullMarked
package io.bantin.local.plan;

import org.jspecify.annotations.NullMarked;
