/** Table-driven tests of cleaning and folding. */
@NullMarked
package io.bantin.kit.text;

import org.jspecify.annotations.NullMarked;
