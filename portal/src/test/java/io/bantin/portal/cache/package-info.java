/** Tests of the package of the same name. */
@NullMarked
package io.bantin.portal.cache;

import org.jspecify.annotations.NullMarked;
