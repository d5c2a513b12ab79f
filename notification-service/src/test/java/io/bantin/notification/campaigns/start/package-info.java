/** Tests of what events do to campaigns. */
@NullMarked
package io.bantin.notification.campaigns.start;

import org.jspecify.annotations.NullMarked;
