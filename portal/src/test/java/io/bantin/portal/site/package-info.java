/** Tests of the package of the same name. */
@NullMarked
package io.bantin.portal.site;

import org.jspecify.annotations.NullMarked;
