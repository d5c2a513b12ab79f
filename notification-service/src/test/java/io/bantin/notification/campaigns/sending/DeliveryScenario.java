package io.bantin.notification.campaigns.sending;

import static io.bantin.notification.campaigns.CampaignFixtures.aCampaignFor;
import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static io.bantin.notification.campaigns.CampaignFixtures.unseen;

import io.bantin.kit.claims.Ticker;
import io.bantin.kit.ids.Ids;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignCounts;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.ChunkHeader;
import io.bantin.notification.campaigns.ledger.Instance;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.outcomes.BlockedCampaigns;
import io.bantin.notification.campaigns.outcomes.ConsecutiveRejections;
import io.bantin.notification.campaigns.scheduling.ChunkAssignment;
import io.bantin.notification.mail.delivery.RateLimits;
import io.bantin.notification.mail.smtp.MailServer;
import io.bantin.notification.mail.smtp.MailSession;
import io.bantin.notification.subscribers.AudienceQuery;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.stack.testing.TestStack;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** A campaign that the service's own workers do not see, and two instances that claim and deliver its chunks. */
@WholeService
abstract class DeliveryScenario {

    static final IntConsumer NOTHING = _ -> {};

    @Autowired
    MongoOperations mongo;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Subscribers subscribers;

    @Autowired
    MailServer server;

    @Autowired
    DeliveryServices services;

    @Autowired
    Clock clock;

    @Autowired
    private AudienceQuery audience;

    @Autowired
    private DeliveryProperties properties;

    final String category = Ids.next();
    final Campaign campaign = unseen(aCampaignFor(anArticleIn(category)));
    Instance here;
    Instance there;

    @BeforeEach
    void storeTheCampaign() {
        TestStack.smtp().clear();
        mongo.insert(campaign);
        here = new Instance(mongo, clock);
        there = new Instance(mongo, clock);
    }

    Readers chunkOf(int count) {
        return chunksOf(count);
    }

    Readers chunksOf(int... sizes) {
        Readers all = Readers.of(mongo, Arrays.stream(sizes).sum(), category);
        int before = 0;
        for (int number = 0; number < sizes.length; number++) {
            List<String> ids = all.ids().subList(before, before + sizes[number]);
            here.chunks().insertOrRead(Chunk.of(campaign.id(), number, ids));
            before += sizes[number];
        }
        return all;
    }

    OwnedChunk claimed(Instance instance) {
        return instance.claim(campaign.id()).orElseThrow();
    }

    void deliver(Instance instance, OwnedChunk chunk, IntConsumer beforeEachMail) {
        deliver(instance.ticker(), chunk, () -> {}, beforeEachMail);
    }

    void deliver(Ticker ticker, OwnedChunk chunk, Runnable beforeConnecting, IntConsumer beforeEachMail) {
        deliver(
                ticker,
                chunk,
                services.limits(),
                new WatchedSession(server.openSession(), beforeConnecting, beforeEachMail));
    }

    void deliver(Ticker ticker, OwnedChunk chunk, RateLimits limits, MailSession session) {
        deliver(
                campaign,
                chunk,
                session,
                servicesOf(ticker, new CampaignStatusCache(campaigns), limits, services.blocked()));
    }

    static void deliver(Campaign campaign, OwnedChunk chunk, MailSession session, DeliveryServices services) {
        try (session) {
            new ChunkDelivery(new ChunkAssignment(campaign, chunk), session, new ConsecutiveRejections(), services)
                    .deliver();
        }
    }

    /** Creates the services of one instance. Its clock, cache, limits and blockages are its own. */
    DeliveryServices servicesOf(
            Ticker ticker, CampaignStatusCache statuses, RateLimits limits, BlockedCampaigns blocked) {
        return new DeliveryServices(
                new RecipientReader(audience, statuses, clock, ticker, properties),
                statuses,
                services.sender(),
                services.server(),
                limits,
                services.retries(),
                services.recorders(),
                services.storeRetry(),
                blocked,
                ticker);
    }

    ChunkHeader header() {
        try (var headers = here.chunks().streamAll(campaign.id())) {
            return headers.findFirst().orElseThrow();
        }
    }

    CampaignCounts counts() {
        CampaignCounts counts = here.chunks().counts(campaign.id());
        return counts(counts.planned(), counts.sent(), counts.skipped());
    }

    static CampaignCounts counts(long planned, long sent, long skipped) {
        return new CampaignCounts(planned, sent, 0, 0, skipped, null);
    }
}
