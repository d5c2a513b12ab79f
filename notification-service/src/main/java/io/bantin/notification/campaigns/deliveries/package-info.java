/** Explains why one person got a mail about one article, or did not. */
@NullMarked
package io.bantin.notification.campaigns.deliveries;

import org.jspecify.annotations.NullMarked;
