/** Tests of the package of the same name. */
@NullMarked
package io.bantin.portal.media;

import org.jspecify.annotations.NullMarked;
