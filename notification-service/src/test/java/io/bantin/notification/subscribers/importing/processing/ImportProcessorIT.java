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
import io.bantin.notification.subscribers.BulkSubscribers;
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

/** One import and two processes that may work on it, each with a monotonic clock of its own. */
@WholeService
class ImportProcessorIT {

    private static final int BLOCKS = 5;
    private static final int ROWS = 4 * BLOCKS;
    /** Of each block, one row has no known category. */
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
    private BulkSubscribers bulk;

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
        categories.directory(Set.of(category), Duration.ofSeconds(10));
        List<Row> rows = new ArrayList<>(IntStream.range(0, ROWS)
                .mapToObj(n -> row(n + 2, "n%d-%s@example.org".formatted(n, run), n % 4 == 3 ? "nothing" : category))
                .toList());
        file = received(mongo, rows, 4);
    }

    @Test
    void endsWithTheSumOfAllRowsAndWithoutTheRows() {
        work(register(), taken(here), never());

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
    void goesOnAtOnceWhereAnOwnerLetGo() {
        work(register(), taken(here), after(2));
        assertThat(outcomes.next(file.id())).isEqualTo(2);

        work(register(), taken(there), never());

        assertThatAllIsDoneOnce();
    }

    @Test
    void goesOnWhereADeadOwnerStopped() {
        InterruptedKnownAddresses dying = register();
        Claimed<SubscriberImport> mine = taken(here);
        assertThatIllegalStateException().isThrownBy(() -> work(dying, mine, dyingAfter(3)));

        work(register(), takenOver(), never());

        assertThatAllIsDoneOnce();
    }

    @Test
    void countsNothingTwiceWhenAnOwnerWakesAfterItsReplacementHasFinished() {
        Claimed<SubscriberImport> mine = taken(here);
        InterruptedKnownAddresses stalled = register().beforeInsert(() -> work(register(), takenOver(), never()));

        work(stalled, mine, never());

        assertThatAllIsDoneOnce();
    }

    @Test
    void leavesTheRestToItsReplacementWhenAnOwnerWakesInBetween() {
        Claimed<SubscriberImport> mine = taken(here);
        InterruptedKnownAddresses stalled = register().beforeInsert(() -> {
            InterruptedKnownAddresses next = register();
            assertThatIllegalStateException().isThrownBy(() -> work(next, takenOver(), dyingAfter(2)));
            // Woken, it sees at its next beat that it was replaced.
            mine.claim().beat();
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
        work(register(), take(third).orElseThrow(), never());
        assertThatAllIsDoneOnce();
    }

    @Test
    void endsAnImportWhoseOwnerDiedAfterItRemovedTheRows() {
        Claimed<SubscriberImport> mine = taken(here);
        assertThatIllegalStateException().isThrownBy(() -> work(register(), mine, dyingAfter(BLOCKS - 1)));
        var last = blocks.find(file.id(), BLOCKS - 1).orElseThrow();
        var rules = new RowValidator(file.id(), categories.directory(), clock.instant());
        outcomes.insert(new RowBlockProcessor(last, register(), rules).settle());
        blocks.remove(file.id());

        work(register(), takenOver(), never());

        assertThatAllIsDoneOnce();
    }

    private void assertThatAllIsDoneOnce() {
        assertThat(imports.find(file.id()))
                .get()
                .extracting(SubscriberImport::tally)
                .isEqualTo(ALL);
        assertThat(outcomes.tally(file.id())).isEqualTo(ALL);
        assertThat(outcomes.next(file.id())).isEqualTo(BLOCKS);
        assertThat(subscribers()).isEqualTo(ROWS - BLOCKS);
    }

    private long subscribers() {
        return mongo.count(Query.query(where("email").regex(run)), "subscribers");
    }

    private void work(KnownAddresses register, Claimed<SubscriberImport> claimed, BooleanSupplier enough) {
        new ImportProcessor(blocks, outcomes, register, categories, clock)
                .goOn(claimed.document(), claimed.claim(), enough);
    }

    private InterruptedKnownAddresses register() {
        return new InterruptedKnownAddresses(blocks, bulk, erasures);
    }

    private Claimed<SubscriberImport> taken(Claims claims) {
        return take(claims).orElseThrow();
    }

    /** By the other process, once it has watched the claim stand still for as long as it must. */
    private Claimed<SubscriberImport> takenOver() {
        take(there);
        nanosThere.addAndGet(Duration.ofSeconds(10).toNanos());
        return take(there).orElseThrow();
    }

    private Optional<Claimed<SubscriberImport>> take(Claims claims) {
        SubscriberImport seen = imports.find(file.id()).orElseThrow();
        return claims.take(SubscriberImport.class, seen.id(), seen.claim());
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
