/** Tests of the package of the same name. */
@NullMarked
package io.bantin.portal.reading;

import org.jspecify.annotations.NullMarked;
