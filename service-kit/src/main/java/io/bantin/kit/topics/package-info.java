/** The topics of the system and their creation. */
@NullMarked
package io.bantin.kit.topics;

import org.jspecify.annotations.NullMarked;
