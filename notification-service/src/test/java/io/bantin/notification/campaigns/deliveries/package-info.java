/** Tests of the answer to why one person got a mail, or did not. */
@NullMarked
package io.bantin.notification.campaigns.deliveries;

import org.jspecify.annotations.NullMarked;
