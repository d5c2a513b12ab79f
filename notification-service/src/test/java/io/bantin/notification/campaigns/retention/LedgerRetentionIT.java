package io.bantin.notification.campaigns.retention;

import static io.bantin.notification.campaigns.CampaignFixtures.aCampaignFor;
import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignCounts;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.Chunks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@WholeService
class LedgerRetentionIT {

    private static final CampaignCounts COUNTS = new CampaignCounts(2, 2, 0, 0, 0, null);

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private ExpiredLedgers ledgers;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Chunks chunks;

    @Autowired
    private LedgerRetention retention;

    @Autowired
    private Clock clock;

    private final Campaign campaign = aCampaignFor(anArticleIn(Ids.next()));

    @BeforeEach
    void storeALedger() {
        chunks.insertOrRead(Chunk.of(campaign.id(), 0, List.of("a", "b")));
        chunks.insertOrRead(Chunk.of(campaign.id(), 1, List.of()));
    }

    @Test
    void removesTheLedgerAndKeepsTheCounts() {
        finishedAgo(Duration.ofDays(91));

        retention.removeOldLedgers();

        assertThat(ledger()).isZero();
        Campaign kept = campaigns.find(campaign.id()).orElseThrow();
        assertThat(kept.ledger().counts()).isEqualTo(COUNTS);
        assertThat(kept.ledger().removedAt()).isNotNull();
        assertThat(ledgers.finishedBefore(clock.instant(), 100))
                .extracting(Campaign::id)
                .doesNotContain(campaign.id());
    }

    @Test
    void keepsTheLedgersOfRecentCampaigns() {
        finishedAgo(Duration.ofDays(89));
        retention.removeOldLedgers();
        assertThat(ledger()).isEqualTo(2);
    }

    @Test
    void leavesACampaignAloneThatWasReopenedMeanwhile() {
        finishedAgo(Duration.ofDays(91));
        Campaign asRead = campaigns.find(campaign.id()).orElseThrow();
        campaigns.reopen(campaign.id());

        assertThat(ledgers.giveUp(asRead)).isFalse();
    }

    @Test
    void reopensNoCampaignWhoseLedgerWasRemoved() {
        finishedAgo(Duration.ofDays(91));
        ledgers.giveUp(campaigns.find(campaign.id()).orElseThrow());

        assertThat(campaigns.reopen(campaign.id())).isFalse();
    }

    @Test
    void goesOnAfterAnInstanceThatDiedInTheMiddle() {
        finishedAgo(Duration.ofDays(91));
        ledgers.giveUp(campaigns.find(campaign.id()).orElseThrow());

        retention.removeOldLedgers();

        assertThat(ledger()).isZero();
    }

    private void finishedAgo(Duration age) {
        Instant end = clock.instant().minus(age);
        mongo.insert(campaign);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(campaign.id())),
                new Update()
                        .set("plannedAt", end)
                        .set("finishedAt", end)
                        .set("counts", COUNTS)
                        .unset("open"),
                Campaign.class);
    }

    private long ledger() {
        return mongo.count(Query.query(Criteria.where("campaignId").is(campaign.id())), Chunk.class);
    }
}
