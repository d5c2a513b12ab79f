/** Tests of deliveries. */
@NullMarked
package io.bantin.notification.campaigns.sending;

import org.jspecify.annotations.NullMarked;
