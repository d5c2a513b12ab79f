/** The one way Java is laid out here, checked at every build. */
@NullMarked
package io.bantin.format;

import org.jspecify.annotations.NullMarked;
