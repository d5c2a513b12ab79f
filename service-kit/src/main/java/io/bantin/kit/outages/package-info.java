/** Which failures pass by themselves, so that a retry makes sense. */
@NullMarked
package io.bantin.kit.outages;

import org.jspecify.annotations.NullMarked;
