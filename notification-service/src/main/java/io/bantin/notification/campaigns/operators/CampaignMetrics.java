package io.bantin.notification.campaigns.operators;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignCounts;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Measures what is left to send, for alarms and scaling. Every instance reports the same figures, so take the maximum. */
@Component
final class CampaignMetrics implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CampaignMetrics.class);
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final int NEWEST = 50;

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final MongoOperations store;
    private final Clock clock;
    private final Timer firstMail;
    private volatile double sending;
    private volatile double paused;
    private volatile double openChunks;
    private volatile double oldestDueSeconds;
    private volatile Instant recordedUntil;
    private volatile @Nullable ScheduledExecutorService running;

    CampaignMetrics(Campaigns campaigns, Chunks chunks, MongoOperations store, MeterRegistry meters, Clock clock) {
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.store = store;
        this.clock = clock;
        this.recordedUntil = clock.instant();
        gauge(meters, "bantin.campaigns.sending", "Campaigns that are being planned or sent", () -> sending);
        gauge(meters, "bantin.campaigns.waiting", "Campaigns that are paused", () -> paused);
        gauge(
                meters,
                "bantin.chunks.open",
                "Chunks of campaigns that are sent, with a pending recipient",
                () -> openChunks);
        Gauge.builder("bantin.recipients.oldest.due.age", () -> oldestDueSeconds)
                .description("How long the longest waiting recipient of campaigns that are sent has been due")
                .baseUnit("seconds")
                .register(meters);
        this.firstMail = Timer.builder("bantin.campaigns.first.mail")
                .description("From the editor's decision to the first accepted mail, recorded when a campaign finishes")
                .serviceLevelObjectives(Duration.ofSeconds(5))
                .register(meters);
    }

    private static void gauge(
            MeterRegistry meters, String name, String description, java.util.function.Supplier<Number> figure) {
        Gauge.builder(name, figure).description(description).register(meters);
    }

    void measure() {
        List<Campaign> open = campaigns.findOpen();
        List<Campaign> unpaused = open.stream()
                .filter(campaign -> campaign.timeline().pausedAt() == null)
                .toList();
        List<String> ids = unpaused.stream().map(Campaign::id).toList();
        sending = ids.size();
        paused = open.size() - (double) ids.size();
        openChunks = ids.isEmpty() ? 0 : store.count(query(where("openIn").in(ids)), Chunk.class);
        Instant now = clock.instant();
        oldestDueSeconds = unpaused.stream()
                .filter(Campaign::isSendable)
                .flatMap(campaign -> dueSince(campaign, now).stream())
                .mapToLong(since -> Duration.between(since, now).toSeconds())
                .max()
                .orElse(0);
        recordFinished(now);
    }

    /** While the plan is not closed, its next recipient is due as well. */
    private Optional<Instant> dueSince(Campaign campaign, Instant now) {
        return campaign.timeline().plannedAt() == null
                ? Optional.of(campaign.timeline().createdAt())
                : chunks.dueSince(campaign.id(), campaign.timeline().createdAt(), now);
    }

    private void recordFinished(Instant now) {
        Instant since = recordedUntil;
        for (Campaign campaign : campaigns.newest(Optional.empty(), NEWEST)) {
            Instant finished = campaign.timeline().finishedAt();
            CampaignCounts counts = campaign.ledger().counts();
            Instant first = counts == null ? null : counts.firstAcceptedAt();
            if (finished != null && finished.isAfter(since) && !finished.isAfter(now) && first != null) {
                firstMail.record(Duration.between(campaign.origin().decidedAt(), first));
            }
        }
        recordedUntil = now;
    }

    private void attempt() {
        try {
            measure();
        } catch (RuntimeException outage) {
            log.warn("The campaigns could not be measured: {}", outage.toString());
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("campaign-meters").factory());
        executor.scheduleWithFixedDelay(this::attempt, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        running = executor;
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = running;
        if (executor != null) {
            executor.shutdownNow();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
