/** Freezes the counts of campaigns that are at their end. */
@NullMarked
package io.bantin.notification.campaigns.closing;

import org.jspecify.annotations.NullMarked;
