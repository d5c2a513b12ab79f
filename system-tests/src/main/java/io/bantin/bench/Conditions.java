package io.bantin.bench;

import java.util.List;

/**
 * Under which a fan-out is measured.
 *
 * @param oldCampaigns finished ones to the same subscribers, which the ledger remembers
 */
record Conditions(
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

    static Conditions of(BenchOptions options, int subscribers) {
        return new Conditions(
                SystemLocation.of(options),
                options.number("subscribers", subscribers),
                options.oneOf("store", "memory", "h2").equals("memory"),
                SendingOptions.of(options),
                options.number("old-campaigns", 0));
    }

    Conditions withSubscribers(int number) {
        return new Conditions(place, number, memoryStore, sending, oldCampaigns);
    }

    Conditions withOldCampaigns(int number) {
        return new Conditions(place, subscribers, memoryStore, sending, number);
    }

    Conditions withMemoryStore(boolean wanted) {
        return new Conditions(place, subscribers, wanted, sending, oldCampaigns);
    }

    Conditions withSending(SendingOptions other) {
        return new Conditions(place, subscribers, memoryStore, other, oldCampaigns);
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
