/** Tests in a real browser. */
@NullMarked
package io.bantin.portal.browser;

import org.jspecify.annotations.NullMarked;
