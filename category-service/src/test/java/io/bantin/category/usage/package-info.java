/** Tests of what the events of articles change. */
@NullMarked
package io.bantin.category.usage;

import org.jspecify.annotations.NullMarked;
