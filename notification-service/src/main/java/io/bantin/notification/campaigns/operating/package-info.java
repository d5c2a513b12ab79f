/** What operators see of campaigns. */
@NullMarked
package io.bantin.notification.campaigns.operating;

import org.jspecify.annotations.NullMarked;
