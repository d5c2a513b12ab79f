/** The ledger of a campaign: chunks of recipients with their outcomes. */
@NullMarked
package io.bantin.notification.campaigns.ledger;

import org.jspecify.annotations.NullMarked;
