package io.bantin.kit.claims;

/** A document as it was at the moment it was claimed, with the claim on it. */
public record Claimed<T>(T document, Claim claim) {}
