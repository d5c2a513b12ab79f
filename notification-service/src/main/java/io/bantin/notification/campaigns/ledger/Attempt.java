package io.bantin.notification.campaigns.ledger;

import java.time.Instant;

/** An attempt that was not accepted, and what the receiver said, or why it said nothing. */
public record Attempt(Instant at, String reply) {}
