/** Tests of the chunks. */
@NullMarked
package io.bantin.notification.campaigns.ledger;

import org.jspecify.annotations.NullMarked;
