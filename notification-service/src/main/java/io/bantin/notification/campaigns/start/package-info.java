/** Hears what happens to articles and opens or cancels their campaigns. */
@NullMarked
package io.bantin.notification.campaigns.start;

import org.jspecify.annotations.NullMarked;
