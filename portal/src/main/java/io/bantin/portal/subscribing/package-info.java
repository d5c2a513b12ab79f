/** The subscriber's pages: sign up, confirm, change, leave. */
@NullMarked
package io.bantin.portal.subscribing;

import org.jspecify.annotations.NullMarked;
