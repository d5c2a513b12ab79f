/** The page cache, and the minimum version of each subject that the events demand. */
@NullMarked
package io.bantin.portal.cache;

import org.jspecify.annotations.NullMarked;
