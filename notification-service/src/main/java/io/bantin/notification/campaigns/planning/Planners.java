package io.bantin.notification.campaigns.planning;

import io.bantin.kit.claims.Claims;
import io.bantin.kit.claims.Ticker;
import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.crew.Shift;
import io.bantin.notification.crew.Team;
import io.bantin.notification.subscriptions.Audience;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Two planners in each process, so that an audience of a million does not hold up the next one of ten. */
@Component
class Planners implements Team {

    private static final int HANDS = 2;

    private final List<Planner> members;

    Planners(
            Campaigns campaigns,
            Chunks chunks,
            Audience audience,
            Claims claims,
            Ticker ticker,
            Shift shift,
            TraceContext traces) {
        this.members = IntStream.rangeClosed(1, HANDS)
                .mapToObj(n -> new Planner("planner-" + n, campaigns, chunks, audience, claims, ticker, shift, traces))
                .toList();
    }

    @Override
    public List<Planner> members() {
        return members;
    }
}
