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

/** Processes an import block by block, starting at the first block without an outcome. */
@Component
class ImportProcessor {

    /** Longer than any block takes. */
    private static final Duration BLOCK_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration CATEGORY_TIMEOUT = Duration.ofSeconds(1);

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

    /** Returns when the import is done, the claim is lost or {@code stop} returns true. */
    void process(SubscriberImport file, Claim claim, BooleanSupplier stop) {
        if (file.startedAt() == null) {
            claim.update(new Update().set("startedAt", clock.instant()));
        }
        int number = outcomes.nextBlock(file.id());
        while (number < file.blocks() && !claim.isLost() && !stop.getAsBoolean()) {
            claim.allowStep(BLOCK_TIMEOUT);
            Optional<RowBlock> block = blocks.find(file.id(), number);
            if (block.isEmpty()) {
                // Another process has finished the import while this one stalled.
                return;
            }
            outcomes.insert(processor(file, block.get()).process());
            number++;
        }
        claim.allowStep(BLOCK_TIMEOUT);
        claim.release(number < file.blocks() ? new Update() : finished(file));
    }

    /** Removes the rows before the import is marked as done, because nobody looks at a finished import again. */
    private Update finished(SubscriberImport file) {
        blocks.remove(file.id());
        return new Update()
                .set("tally", outcomes.counts(file.id()))
                .set("finishedAt", clock.instant())
                .unset("open");
    }

    private RowBlockProcessor processor(SubscriberImport file, RowBlock block) {
        return new RowBlockProcessor(block, known, new RowValidator(file.id(), lookup(file, block), clock.instant()));
    }

    /** Waits for categories shortly after the upload: a file can arrive before the event of a new category. */
    private CategoryLookup lookup(SubscriberImport file, RowBlock block) {
        Instant received = file.receivedAt();
        Duration left =
                received == null ? Duration.ZERO : Duration.between(clock.instant(), received.plus(CATEGORY_TIMEOUT));
        return left.isPositive()
                ? categories.lookup(RowValidator.categoryNames(block.rows()), left)
                : categories.lookup();
    }
}
