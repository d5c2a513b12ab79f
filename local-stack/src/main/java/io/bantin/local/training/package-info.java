/** Teaches the JVMs of the next start what this build loads. */
@NullMarked
package io.bantin.local.training;

import org.jspecify.annotations.NullMarked;
