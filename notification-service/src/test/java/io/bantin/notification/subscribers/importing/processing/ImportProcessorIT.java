package io.bantin.notification.subscribers.importing.processing;

import static io.bantin.notification.subscribers.importing.ImportFixtures.received;
import static io.bantin.notification.subscribers.importing.ImportFixtures.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.claims.Claimed;
import io.bantin.kit.claims.Claims;
import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.categories.Categories;
import io.bantin.notification.subscribers.SubscriberBulkStore;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.notification.subscribers.importing.ImportCounts;
import io.bantin.notification.subscribers.importing.ImportState;
import io.bantin.notification.subscribers.importing.Imports;
import io.bantin.notification.subscribers.importing.Row;
import io.bantin.notification.subscribers.importing.RowBlockOutcomes;
import io.bantin.notification.subscribers.importing.RowBlocks;
import io.bantin.notification.subscribers.importing.SubscriberImport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** Two processes work on one import, each with its own monotonic clock. */
@WholeService
class ImportProcessorIT {

    private static final int BLOCKS = 5;
    private static final int ROWS = 4 * BLOCKS;
    /** One row of each block has an unknown category. */
    private static final ImportCounts ALL =
            new ImportCounts(ROWS - BLOCKS, 0, BLOCKS, Map.of("unknown-category", (long) BLOCKS));

    @Autowired
    private TestEvents events;

    @Autowired
    private Categories categories;

    @Autowired
    private RowBlocks blocks;

    @Autowired
    private RowBlockOutcomes outcomes;

    @Autowired
    private Imports imports;

    @Autowired
    private SubscriberBulkStore bulk;

    @Autowired
    private Erasures erasures;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private Clock clock;

    private final AtomicLong nanosHere = new AtomicLong();
    private final AtomicLong nanosThere = new AtomicLong();
    private final String run = Ids.next();
    private Claims here;
    private Claims there;
    private SubscriberImport file;

    @BeforeEach
    void aReceivedFile() {
        here = new Claims(mongo, nanosHere::get);
        there = new Claims(mongo, nanosThere::get);
        String category = events.category("Tin");
        categories.lookup(Set.of(category), Duration.ofSeconds(10));
        List<Row> rows = new ArrayList<>(IntStream.range(0, ROWS)
                .mapToObj(n -> row(n + 2, "n%d-%s@example.org".formatted(n, run), n % 4 == 3 ? "nothing" : category))
                .toList());
        file = received(mongo, rows, 4);
    }

    @Test
    void finishesWithTheCountsOfAllRowsAndRemovesTheRows() {
        work(addresses(), taken(here), never());

        assertThat(imports.find(file.id())).get().satisfies(done -> {
            assertThat(done.state()).isEqualTo(ImportState.DONE);
            assertThat(done.tally()).isEqualTo(ALL);
            assertThat(done.startedAt()).isNotNull();
            assertThat(done.claim().isOwned()).isFalse();
        });
        assertThat(mongo.count(Query.query(where("importId").is(file.id())), "import_blocks"))
                .isZero();
        assertThat(subscribers()).isEqualTo(ROWS - BLOCKS);
    }

    @Test
    void continuesAtOnceAfterAReleasedClaim() {
        work(addresses(), taken(here), after(2));
        assertThat(outcomes.nextBlock(file.id())).isEqualTo(2);

        work(addresses(), taken(there), never());

        assertEachRowIsProcessedOnce();
    }

    @Test
    void continuesWhereADeadOwnerStopped() {
        InterruptedKnownAddresses dying = addresses();
        Claimed<SubscriberImport> mine = taken(here);
        assertThatIllegalStateException().isThrownBy(() -> work(dying, mine, dyingAfter(3)));

        work(addresses(), takenOver(), never());

        assertEachRowIsProcessedOnce();
    }

    @Test
    void countsNothingTwiceWhenAnOwnerWakesAfterItsReplacementHasFinished() {
        Claimed<SubscriberImport> mine = taken(here);
        InterruptedKnownAddresses stalled = addresses().beforeInsert(() -> work(addresses(), takenOver(), never()));

        work(stalled, mine, never());

        assertEachRowIsProcessedOnce();
    }

    @Test
    void aStalledOwnerStopsWhenItFindsItsReplacement() {
        Claimed<SubscriberImport> mine = taken(here);
        InterruptedKnownAddresses stalled = addresses().beforeInsert(() -> {
            InterruptedKnownAddresses next = addresses();
            assertThatIllegalStateException().isThrownBy(() -> work(next, takenOver(), dyingAfter(2)));
            // After it wakes up, its next heartbeat finds that it was replaced.
            mine.claim().writeHeartbeat();
        });

        work(stalled, mine, never());
        assertThat(imports.find(file.id()))
                .get()
                .extracting(SubscriberImport::finishedAt)
                .isNull();

        nanosHere.set(0);
        Claims third = new Claims(mongo, nanosHere::get);
        take(third);
        nanosHere.addAndGet(Duration.ofSeconds(10).toNanos());
        work(addresses(), take(third).orElseThrow(), never());
        assertEachRowIsProcessedOnce();
    }

    @Test
    void finishesAnImportWhoseOwnerDiedAfterRemovingTheRows() {
        Claimed<SubscriberImport> mine = taken(here);
        assertThatIllegalStateException().isThrownBy(() -> work(addresses(), mine, dyingAfter(BLOCKS - 1)));
        var last = blocks.find(file.id(), BLOCKS - 1).orElseThrow();
        var rules = new RowValidator(file.id(), categories.lookup(), clock.instant());
        outcomes.insert(new RowBlockProcessor(last, addresses(), rules).process());
        blocks.remove(file.id());

        work(addresses(), takenOver(), never());

        assertEachRowIsProcessedOnce();
    }

    private void assertEachRowIsProcessedOnce() {
        assertThat(imports.find(file.id()))
                .get()
                .extracting(SubscriberImport::tally)
                .isEqualTo(ALL);
        assertThat(outcomes.counts(file.id())).isEqualTo(ALL);
        assertThat(outcomes.nextBlock(file.id())).isEqualTo(BLOCKS);
        assertThat(subscribers()).isEqualTo(ROWS - BLOCKS);
    }

    private long subscribers() {
        return mongo.count(Query.query(where("email").regex(run)), "subscribers");
    }

    private void work(KnownAddresses addresses, Claimed<SubscriberImport> claimed, BooleanSupplier stop) {
        new ImportProcessor(blocks, outcomes, addresses, categories, clock)
                .process(claimed.document(), claimed.claim(), stop);
    }

    private InterruptedKnownAddresses addresses() {
        return new InterruptedKnownAddresses(blocks, bulk, erasures);
    }

    private Claimed<SubscriberImport> taken(Claims claims) {
        return take(claims).orElseThrow();
    }

    /** The other process takes the import over after the claim has been silent for the timeout. */
    private Claimed<SubscriberImport> takenOver() {
        take(there);
        nanosThere.addAndGet(Duration.ofSeconds(10).toNanos());
        return take(there).orElseThrow();
    }

    private Optional<Claimed<SubscriberImport>> take(Claims claims) {
        SubscriberImport seen = imports.find(file.id()).orElseThrow();
        return claims.tryClaim(SubscriberImport.class, seen.id(), seen.claim());
    }

    private static BooleanSupplier never() {
        return () -> false;
    }

    private static BooleanSupplier after(int blocks) {
        var count = new AtomicInteger();
        return () -> count.getAndIncrement() >= blocks;
    }

    private static BooleanSupplier dyingAfter(int blocks) {
        var count = new AtomicInteger();
        return () -> {
            if (count.getAndIncrement() >= blocks) {
                throw new IllegalStateException("died");
            }
            return false;
        };
    }
}
