/** Tests of plans. */
@NullMarked
package io.bantin.notification.campaigns.planning;

import org.jspecify.annotations.NullMarked;
