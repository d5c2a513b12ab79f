/** Rendered pages kept in memory, and what events say about how new they must be. */
@NullMarked
package io.bantin.portal.freshness;

import org.jspecify.annotations.NullMarked;
