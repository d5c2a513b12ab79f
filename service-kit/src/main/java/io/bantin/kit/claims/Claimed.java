package io.bantin.kit.claims;

/** A document as it was when it was claimed, and the claim on it. */
public record Claimed<T>(T document, Claim claim) {}
