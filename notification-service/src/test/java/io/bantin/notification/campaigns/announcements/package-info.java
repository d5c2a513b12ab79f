/** Tests of what events do to campaigns. */
@NullMarked
package io.bantin.notification.campaigns.announcements;

import org.jspecify.annotations.NullMarked;
