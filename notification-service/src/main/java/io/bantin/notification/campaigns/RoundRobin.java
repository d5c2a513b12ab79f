package io.bantin.notification.campaigns;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The order in which workers serve open campaigns, so that no campaign waits for the end of another. */
public final class RoundRobin {

    private RoundRobin() {}

    /** Orders the campaigns, beginning after the campaign that was served last. */
    public static Stream<Campaign> after(String servedLast, List<Campaign> open) {
        return open.stream()
                .sorted(Comparator.comparing(
                                (Campaign campaign) -> campaign.id().compareTo(servedLast) <= 0)
                        .thenComparing(Campaign::id));
    }
}
