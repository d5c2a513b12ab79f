@NullMarked
package io.bantin.local.demo;

import org.jspecify.annotations.NullMarked;
