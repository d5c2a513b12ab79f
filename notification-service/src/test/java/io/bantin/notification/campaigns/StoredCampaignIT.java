package io.bantin.notification.campaigns;

import static io.bantin.notification.campaigns.CampaignFixtures.aCampaignFor;
import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.WholeService;
import io.bantin.notification.mail.delivery.BlockageCause;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** The grouping of a campaign's components changes nothing in the store: an earlier version's documents are read and written alike. */
@WholeService
class StoredCampaignIT {

    /** A finished campaign in the form in which version 1 of this service stored it, with every field. */
    private static final String STORED = """
            {"_id": "%s", "_class": "io.bantin.notification.campaigns.Campaign", "kind": "CORRECTION",
             "article": {"articleId": "a1", "title": "Tiêu đề", "lead": "Sapo", "url": "/a1.html", "language": "vi",
                         "categoryPaths": [["root", "town"]], "byline": ["Lan"]},
             "seq": 3, "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
             "announcedAt": {"$date": "2026-11-01T00:00:01Z"}, "createdAt": {"$date": "2026-11-01T00:00:02Z"},
             "plannedAt": {"$date": "2026-11-01T00:00:03Z"}, "pausedAt": {"$date": "2026-11-01T00:00:04Z"},
             "pauseReason": "by the editor", "cancelledAt": {"$date": "2026-11-01T00:00:05Z"},
             "finishedAt": {"$date": "2026-11-01T00:00:06Z"}, "reopens": 2,
             "counts": {"planned": 5, "sent": 4, "deferred": 0, "failed": 1, "skipped": 0},
             "hasLedger": true, "ledgerRemovedAt": {"$date": "2026-11-01T00:00:07Z"}, "selfPauses": 1,
             "blocked": {"cause": "PACING", "reply": "full", "since": {"$date": "2026-11-01T00:00:08Z"},
                         "seenAt": {"$date": "2026-11-01T00:00:09Z"}, "by": "one"},
             "progressAt": {"$date": "2026-11-01T00:00:10Z"},
             "claim": {"owner": null, "epoch": 4, "beat": 9}}
            """;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private Campaigns campaigns;

    @Test
    void readsEveryFieldThatAnEarlierVersionStored() {
        String id = Ids.next();
        mongo.getCollection(Campaign.COLLECTION).insertOne(Document.parse(STORED.formatted(id)));

        Campaign campaign = campaigns.find(id).orElseThrow();

        assertThat(campaign.origin().kind()).isEqualTo(CampaignKind.CORRECTION);
        assertThat(campaign.origin().article().title()).isEqualTo("Tiêu đề");
        assertThat(campaign.origin().articleVersion()).isEqualTo(3);
        assertThat(campaign.origin().traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(campaign.origin().decidedAt()).isEqualTo(second(1));
        assertThat(campaign.timeline())
                .isEqualTo(
                        new CampaignTimeline(second(2), second(3), second(4), "by the editor", second(5), second(6)));
        assertThat(campaign.ledger())
                .isEqualTo(new LedgerState(null, true, second(7), 2, new CampaignCounts(5, 4, 0, 1, 0, null)));
        assertThat(campaign.health().selfPauses()).isEqualTo(1);
        assertThat(campaign.health().blocked())
                .isNotNull()
                .extracting(CampaignBlockage::reply)
                .isEqualTo("full");
        assertThat(campaign.health().progressAt()).isEqualTo(second(10));
        assertThat(campaign.claim().epoch()).isEqualTo(4);
    }

    @Test
    void storesTheFieldsOfAnOpenCampaignSideBySide() {
        Campaign campaign = aCampaignFor(anArticleIn(Ids.next()));
        campaigns.insert(campaign);

        assertThat(stored(campaign))
                .containsKeys(
                        "kind", "article", "seq", "announcedAt", "createdAt", "reopens", "open", "hasLedger", "claim")
                .doesNotContainKeys("origin", "timeline", "ledger", "health", "isOpen", "exists", "decidedAt");
    }

    @Test
    void storesCountsAndBlockagesWithoutTheNamesOfTheirTypes() {
        Campaign campaign = CampaignFixtures.unseen(aCampaignFor(anArticleIn(Ids.next())));
        campaigns.insert(campaign);
        Instant now = second(1);

        campaigns.block(campaign.id(), new CampaignBlockage(BlockageCause.PACING, "full", now, now, "one"));
        assertThat(stored(campaign).get("blocked", Document.class))
                .containsOnlyKeys("cause", "reply", "since", "seenAt", "by");

        campaigns.finish(campaign, new CampaignCounts(5, 4, 0, 1, 0, null));
        assertThat(stored(campaign))
                .doesNotContainKeys("blocked", "open", "ledger", "health")
                .containsEntry(
                        "counts",
                        new Document("planned", 5L)
                                .append("sent", 4L)
                                .append("deferred", 0L)
                                .append("failed", 1L)
                                .append("skipped", 0L));
    }

    private Document stored(Campaign campaign) {
        return Objects.requireNonNull(mongo.getCollection(Campaign.COLLECTION)
                .find(new Document("_id", campaign.id()))
                .first());
    }

    private static Instant second(int second) {
        return Instant.parse("2026-11-01T00:00:00Z").plusSeconds(second);
    }
}
