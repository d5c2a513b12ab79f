package io.bantin.notification.subscribers.importing.processing;

import io.bantin.kit.claims.Claim;
import io.bantin.notification.categories.Categories;
import io.bantin.notification.categories.CategoryLookup;
import io.bantin.notification.subscribers.importing.RowBlock;
import io.bantin.notification.subscribers.importing.RowBlockOutcomes;
import io.bantin.notification.subscribers.importing.RowBlocks;
import io.bantin.notification.subscribers.importing.SubscriberImport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Brings an import to its end, block by block, from wherever somebody else left it. */
@Component
class ImportProcessor {

    /** A block does not take longer. */
    private static final Duration STEP = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final RowBlocks blocks;
    private final RowBlockOutcomes outcomes;
    private final KnownAddresses known;
    private final Categories categories;
    private final Clock clock;

    ImportProcessor(
            RowBlocks blocks, RowBlockOutcomes outcomes, KnownAddresses known, Categories categories, Clock clock) {
        this.blocks = blocks;
        this.outcomes = outcomes;
        this.known = known;
        this.categories = categories;
        this.clock = clock;
    }

    /** Returns when the import is done, the claim was lost, or it is {@code enough}. */
    void goOn(SubscriberImport file, Claim claim, BooleanSupplier enough) {
        if (file.startedAt() == null) {
            claim.update(new Update().set("startedAt", clock.instant()));
        }
        int number = outcomes.next(file.id());
        while (number < file.blocks() && !claim.isLost() && !enough.getAsBoolean()) {
            claim.allow(STEP);
            Optional<RowBlock> block = blocks.find(file.id(), number);
            if (block.isEmpty()) {
                // Somebody else brought the import to its end while this process stood still.
                return;
            }
            outcomes.insert(workOn(file, block.get()).settle());
            number++;
        }
        claim.allow(STEP);
        claim.release(number < file.blocks() ? new Update() : finished(file));
    }

    /** First the rows go, then the import is done: what is done is not looked at again. */
    private Update finished(SubscriberImport file) {
        blocks.remove(file.id());
        return new Update()
                .set("tally", outcomes.tally(file.id()))
                .set("finishedAt", clock.instant())
                .unset("open");
    }

    private RowBlockProcessor workOn(SubscriberImport file, RowBlock block) {
        return new RowBlockProcessor(
                block, known, new RowValidator(file.id(), directory(file, block), clock.instant()));
    }

    /** Who makes a category and then sends a file may be faster than the category's event. */
    private CategoryLookup directory(SubscriberImport file, RowBlock block) {
        Instant received = file.receivedAt();
        Duration left = received == null ? Duration.ZERO : Duration.between(clock.instant(), received.plus(PATIENCE));
        return left.isPositive()
                ? categories.directory(RowValidator.categoryNames(block.rows()), left)
                : categories.directory();
    }
}
