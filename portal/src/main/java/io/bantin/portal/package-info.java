/** The web site: pages for readers and for subscribers. */
@NullMarked
package io.bantin.portal;

import org.jspecify.annotations.NullMarked;
