/** Cuts the audience of a campaign into chunks. */
@NullMarked
package io.bantin.notification.campaigns.planning;

import org.jspecify.annotations.NullMarked;
