package io.bantin.kit.claims;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

/** Two instances with separate clocks compete for one document. */
class ClaimsIT {

    private static final MongoClient client = MongoClients.create(TestStack.storeUri("claims"));
    private static final MongoTemplate mongo = new MongoTemplate(client, "claims");

    private final ManualTicker hereClock = new ManualTicker();
    private final ManualTicker thereClock = new ManualTicker();
    private final Claims here = new Claims(mongo, hereClock);
    private final Claims there = new Claims(mongo, thereClock);
    private final String id = Ids.next();

    record Job(@Id String id, String note, ClaimState claim) {}

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @BeforeEach
    void insertAFreeJob() {
        mongo.insert(new Job(id, "new", ClaimState.FREE));
    }

    @Test
    void givesAFreeDocumentToOneOnly() {
        ClaimState free = stored().claim();
        Claimed<Job> mine = here.tryClaim(Job.class, id, free).orElseThrow();

        assertThat(mine.document().claim().epoch()).isEqualTo(1);
        assertThat(there.tryClaim(Job.class, id, free)).isEmpty();
        assertThat(there.tryClaim(Job.class, id, stored().claim())).isEmpty();
    }

    @Test
    void givesAFreeDocumentToOneOfManyInstances() throws Exception {
        ClaimState free = stored().claim();
        List<Callable<Optional<Claimed<Job>>>> takers = IntStream.range(0, 16)
                .<Callable<Optional<Claimed<Job>>>>mapToObj(
                        n -> () -> (n % 2 == 0 ? here : there).tryClaim(Job.class, id, free))
                .toList();

        int taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt : threads.invokeAll(takers)) {
                taken += attempt.get().isPresent() ? 1 : 0;
            }
        }
        assertThat(taken).isOne();
    }

    @Test
    void doesNotReplaceALivingOwner() {
        Claim owner = take(here);
        for (int i = 0; i < 5; i++) {
            assertThat(isClaimableThere()).isFalse();
            thereClock.pass(ofSeconds(9));
            assertThat(owner.writeHeartbeat()).isTrue();
        }
        assertThat(isClaimableThere()).isFalse();
    }

    @Test
    void replacesAnOwnerAfterItsHeartbeatTimedOut() {
        Claim stalled = take(here);
        assertThat(isClaimableThere()).isFalse();
        thereClock.pass(ofSeconds(10));

        Claim next = take(there);

        assertThat(next.epoch()).isEqualTo(2);
        assertThat(stalled.update(new Update().set("note", "stale"))).isFalse();
        assertThat(stalled.isLost()).isTrue();
        assertThat(stalled.release(new Update().set("note", "stale"))).isFalse();
        assertThat(stored().note()).isEqualTo("new");
        assertThat(stored().claim().isOwned()).isTrue();
    }

    @Test
    void watchesTheHeartbeatItselfBeforeATakeover() {
        take(here);
        thereClock.pass(Duration.ofHours(1));
        assertThat(isClaimableThere()).isFalse();
    }

    @Test
    void doesNotTakeADocumentWithAHeartbeatAfterTheRead() {
        Claim owner = take(here);
        ClaimState seen = stored().claim();
        there.isClaimable(Job.class, id, seen);
        thereClock.pass(ofSeconds(10));
        owner.writeHeartbeat();

        assertThat(there.tryClaim(Job.class, id, seen)).isEmpty();
    }

    @Test
    void writesTheUpdateTogetherWithTheRelease() {
        assertThat(take(here).release(new Update().set("note", "done"))).isTrue();

        assertThat(stored().note()).isEqualTo("done");
        assertThat(take(there).epoch()).isEqualTo(2);
    }

    @Test
    void sendsHeartbeatsWhileTheOwnerWaitsForAMailServer() {
        Claim owner = take(here);
        owner.allowStep(ofSeconds(30));
        long before = stored().claim().beat();
        for (int second = 0; second < 30; second++) {
            hereClock.pass(ofSeconds(1));
            here.writeHeartbeats();
        }
        assertThat(stored().claim().beat() - before).isBetween(9L, 15L);
    }

    @Test
    void stopsTheHeartbeatOfAnOwnerThatHangs() {
        Claim owner = take(here);
        owner.allowStep(ofSeconds(30));
        hereClock.pass(ofSeconds(31));
        long before = stored().claim().beat();

        here.writeHeartbeats();

        assertThat(stored().claim().beat()).isEqualTo(before);
    }

    @Test
    void stopsTheHeartbeatOfAReplacedOwner() {
        Claim stalled = take(here);
        stalled.allowStep(ofSeconds(60));
        isClaimableThere();
        thereClock.pass(ofSeconds(10));
        take(there);
        hereClock.pass(ofSeconds(12));

        here.writeHeartbeats();

        assertThat(stalled.isLost()).isTrue();
    }

    private Claim take(Claims claims) {
        return claims.tryClaim(Job.class, id, stored().claim()).orElseThrow().claim();
    }

    private boolean isClaimableThere() {
        return there.isClaimable(Job.class, id, stored().claim());
    }

    private Job stored() {
        return Objects.requireNonNull(mongo.findById(id, Job.class));
    }
}
