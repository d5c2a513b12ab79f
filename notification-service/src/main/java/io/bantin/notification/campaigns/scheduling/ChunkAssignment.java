package io.bantin.notification.campaigns.scheduling;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.OwnedChunk;

/** A chunk that was claimed for a worker, and its campaign. */
public record ChunkAssignment(Campaign campaign, OwnedChunk chunk) {}
