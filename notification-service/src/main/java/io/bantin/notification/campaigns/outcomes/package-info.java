/** Decides what the result of each attempt means for the recipient, the address and the campaign. */
@NullMarked
package io.bantin.notification.campaigns.outcomes;

import org.jspecify.annotations.NullMarked;
