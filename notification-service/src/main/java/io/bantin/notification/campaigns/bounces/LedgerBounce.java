package io.bantin.notification.campaigns.bounces;

/** A bounce and its place in the ledger. */
public record LedgerBounce(String campaignId, String chunkId, int position, Bounce bounce) {

    /** The id stays the same at each read; a bounce of a later attempt has another. */
    public String id() {
        return campaignId + "@" + bounce.at().toEpochMilli();
    }

    String path() {
        return "bounces." + position;
    }
}
