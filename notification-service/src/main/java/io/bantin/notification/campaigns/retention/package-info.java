/** Removes the ledgers of campaigns that finished long ago. */
@NullMarked
package io.bantin.notification.campaigns.retention;

import org.jspecify.annotations.NullMarked;
