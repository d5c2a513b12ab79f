/** Answers why one person got a mail of one article, or did not. */
@NullMarked
package io.bantin.notification.campaigns.deliveries;

import org.jspecify.annotations.NullMarked;
