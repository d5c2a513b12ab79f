package io.bantin.notification.campaigns.planning;

import io.bantin.kit.claims.Claims;
import io.bantin.kit.claims.Ticker;
import io.bantin.kit.telemetry.TraceCarrier;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.background.WorkerGroup;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.subscribers.AudienceQuery;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Two planners in each process, so that an audience of a million does not delay the next audience of ten. */
@Component
class Planners implements WorkerGroup {

    private static final int COUNT = 2;

    private final List<Planner> members;

    Planners(
            Campaigns campaigns,
            Chunks chunks,
            AudienceQuery audience,
            Claims claims,
            Ticker ticker,
            WorkSignals signals,
            TraceCarrier traces) {
        this.members = IntStream.rangeClosed(1, COUNT)
                .mapToObj(
                        n -> new Planner("planner-" + n, campaigns, chunks, audience, claims, ticker, signals, traces))
                .toList();
    }

    @Override
    public List<Planner> members() {
        return members;
    }
}
