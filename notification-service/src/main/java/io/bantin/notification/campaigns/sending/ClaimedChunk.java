package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.OwnedChunk;

/** A chunk that a worker has claimed, and the campaign it belongs to. */
record ClaimedChunk(Campaign campaign, OwnedChunk chunk) {}
