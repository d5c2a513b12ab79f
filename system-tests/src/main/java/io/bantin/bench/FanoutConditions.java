package io.bantin.bench;

import java.util.List;

/**
 * Under which a fan-out is measured.
 *
 * @param oldCampaigns finished ones to the same subscribers, which the ledger remembers
 */
record FanoutConditions(
        SystemLocation place, int subscribers, boolean memoryStore, SendingOptions sending, int oldCampaigns) {

    static final List<String> OPTIONS = List.of(
            "subscribers",
            "store",
            "instances",
            "connections",
            "delay",
            "old-campaigns",
            "port-base",
            "data",
            "profile",
            "samples");

    static FanoutConditions of(BenchOptions options, int subscribers) {
        return new FanoutConditions(
                SystemLocation.of(options),
                options.number("subscribers", subscribers),
                options.oneOf("store", "memory", "h2").equals("memory"),
                SendingOptions.of(options),
                options.number("old-campaigns", 0));
    }

    FanoutConditions withSubscribers(int number) {
        return new FanoutConditions(place, number, memoryStore, sending, oldCampaigns);
    }

    FanoutConditions withOldCampaigns(int number) {
        return new FanoutConditions(place, subscribers, memoryStore, sending, number);
    }

    FanoutConditions withMemoryStore(boolean wanted) {
        return new FanoutConditions(place, subscribers, wanted, sending, oldCampaigns);
    }

    FanoutConditions withSending(SendingOptions other) {
        return new FanoutConditions(place, subscribers, memoryStore, other, oldCampaigns);
    }

    String words() {
        return "%,d subscribers, %s store, %d × %d connections, %d ms a mail, %d old campaigns"
                .formatted(
                        subscribers,
                        memoryStore ? "memory" : "H2",
                        sending.instances(),
                        sending.connections(),
                        sending.delay().toMillis(),
                        oldCampaigns);
    }
}
