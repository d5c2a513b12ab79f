/** The topics of the system, and how services create them. */
@NullMarked
package io.bantin.kit.topics;

import org.jspecify.annotations.NullMarked;
