/** The pages for subscribers: sign up, confirm, change, unsubscribe. */
@NullMarked
package io.bantin.portal.subscribing;

import org.jspecify.annotations.NullMarked;
