package io.bantin.notification.campaigns.ledger;

/** A bounce, and where it is noted. */
public record NotedBounce(String campaignId, String chunkId, int position, Bounce bounce) {

    /** The same each time that it is looked up, and another one after another try. */
    public String id() {
        return campaignId + "@" + bounce.at().toEpochMilli();
    }

    String path() {
        return "bounces." + position;
    }
}
