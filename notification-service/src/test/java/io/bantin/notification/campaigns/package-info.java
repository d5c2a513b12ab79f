/** Tests of campaigns, and what they have in common. */
@NullMarked
package io.bantin.notification.campaigns;

import org.jspecify.annotations.NullMarked;
