package io.bantin.notification.campaigns.planning;

import static io.bantin.notification.campaigns.CampaignFixtures.aCampaignFor;
import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static io.bantin.notification.campaigns.CampaignFixtures.unseen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.kit.claims.Claim;
import io.bantin.kit.ids.Ids;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.campaigns.ledger.Instance;
import io.bantin.notification.subscribers.AudienceQuery;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.choices.Frequency;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/** Planners of one campaign, which the service's own planners do not see. */
@WholeService
class PlanWriterIT {

    private static final Runnable NOTHING = () -> {};

    private final MongoOperations mongo;
    private final Campaigns campaigns;
    private final Chunks chunks;
    private final AudienceQuery audience;
    private final Subscribers subscribers;
    private final Instance instance;
    private final String category = Ids.next();
    private final Campaign campaign = unseen(aCampaignFor(anArticleIn(category)));

    @Autowired
    PlanWriterIT(
            MongoOperations mongo,
            Campaigns campaigns,
            Chunks chunks,
            AudienceQuery audience,
            Subscribers subscribers,
            Clock clock) {
        this.mongo = mongo;
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.audience = audience;
        this.subscribers = subscribers;
        this.instance = new Instance(mongo, clock);
    }

    @BeforeEach
    void storeTheCampaign() {
        mongo.insert(campaign);
    }

    @Test
    void cutsTheAudienceIntoChunksAndClosesThePlan() {
        Readers readers = Readers.of(mongo, 1100, category);

        planToTheEnd();

        assertThat(stored()).extracting(Chunk::size).containsExactly(500, 500, 100, 0);
        assertThat(planned()).containsExactlyElementsOf(readers.ids());
    }

    @Test
    void goesOnWhereADeadPlannerStopped() {
        Readers readers = Readers.of(mongo, 1100, category);
        Claim claim = claim();
        PlanWriter died = plan();
        died.write(audience, claim, () -> stored().size() == 1, NOTHING);

        planToTheEnd();

        assertThat(planned()).containsExactlyElementsOf(readers.ids());
    }

    @Test
    void goesOnAfterTheLastRecipientOfAChunkThatAnotherPlannerStored() {
        Readers readers = Readers.of(mongo, 1100, category);
        subscribers.leave(readers.get(600).id(), Instant.now());
        // While the first planner sleeps after its first chunk, somebody comes back, and the other one plans a chunk
        // with them in it, which ends one recipient earlier than the sleeper's would; then it dies.
        Runnable othersTurn = () -> {
            if (stored().size() == 1) {
                comesBack(readers.get(600).id());
                plan().write(audience, claim(), () -> stored().size() == 2, NOTHING);
            }
        };
        PlanWriter slow = plan();
        while (!slow.isClosed()) {
            slow.write(audience, claim(), () -> false, othersTurn);
        }

        assertThat(planned()).containsExactlyElementsOf(readers.ids());
        assertThat(stored()).extracting(Chunk::size).containsExactly(500, 500, 100, 0);
    }

    @Test
    void addsNothingToAPlanThatWasClosedWhileItSlept() {
        Readers.of(mongo, 500, category);
        Runnable othersTurn = () -> {
            planToTheEnd();
            mongo.insert(Readers.reader(Ids.next(), category, Frequency.INSTANT));
        };
        PlanWriter slow = plan();
        slow.write(audience, claim(), () -> stored().size() == 2, othersTurn);
        while (!slow.isClosed()) {
            slow.write(audience, claim(), () -> false, NOTHING);
        }

        assertThat(stored()).extracting(Chunk::size).containsExactly(500, 0);
    }

    @Test
    void closesThePlanOfACancelledCampaign() {
        Readers.of(mongo, 20 * Chunk.MAX_SIZE, category);
        PlanWriter plan = plan();
        plan.write(audience, claim(), () -> stored().size() == 1, NOTHING);
        campaigns.cancel(campaign.id());

        plan.write(audience, claim(), () -> false, NOTHING);

        assertThat(plan.isClosed()).isTrue();
        assertThat(stored()).as("it asks for every ten").hasSizeLessThanOrEqualTo(12);
    }

    private void comesBack(String id) {
        mongo.updateFirst(
                query(where("_id").is(id)), new Update().set("state", SubscriberState.ACTIVE), Subscriber.class);
    }

    private void planToTheEnd() {
        PlanWriter plan = plan();
        while (!plan.isClosed()) {
            plan.write(audience, claim(), () -> false, NOTHING);
        }
    }

    private PlanWriter plan() {
        return new PlanWriter(campaign, campaigns, chunks);
    }

    /** Every planner of these tests has one, as after a takeover that came too early. */
    private Claim claim() {
        Campaign other = unseen(aCampaignFor(anArticleIn(category)));
        mongo.insert(other);
        return instance.claims()
                .tryClaim(Campaign.class, other.id(), other.claim())
                .orElseThrow()
                .claim();
    }

    private List<Chunk> stored() {
        return mongo.find(query(where("campaignId").is(campaign.id())).with(Sort.by("_id")), Chunk.class);
    }

    private List<String> planned() {
        return stored().stream().flatMap(chunk -> chunk.ids().stream()).toList();
    }
}
