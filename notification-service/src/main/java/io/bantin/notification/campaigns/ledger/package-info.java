/** Who gets a campaign's mail and what became of it: chunks of recipients with their outcomes. */
@NullMarked
package io.bantin.notification.campaigns.ledger;

import org.jspecify.annotations.NullMarked;
