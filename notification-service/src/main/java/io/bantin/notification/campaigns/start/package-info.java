/** Listens to article events, and opens or cancels campaigns. */
@NullMarked
package io.bantin.notification.campaigns.start;

import org.jspecify.annotations.NullMarked;
