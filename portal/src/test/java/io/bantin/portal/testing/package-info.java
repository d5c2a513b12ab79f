/** What the portal's tests share: the services behind a gateway of their own. */
@NullMarked
package io.bantin.portal.testing;

import org.jspecify.annotations.NullMarked;
