/** Tests of how chunks are sent. */
@NullMarked
package io.bantin.notification.campaigns.sending;

import org.jspecify.annotations.NullMarked;
