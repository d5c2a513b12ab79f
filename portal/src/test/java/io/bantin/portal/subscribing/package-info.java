/** Tests of the package of the same name. */
@NullMarked
package io.bantin.portal.subscribing;

import org.jspecify.annotations.NullMarked;
