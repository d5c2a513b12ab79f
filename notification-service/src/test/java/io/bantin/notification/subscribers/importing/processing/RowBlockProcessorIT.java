package io.bantin.notification.subscribers.importing.processing;

import static io.bantin.notification.subscribers.importing.ImportFixtures.block;
import static io.bantin.notification.subscribers.importing.ImportFixtures.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.categories.Categories;
import io.bantin.notification.subscribers.SignUp;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberBulkStore;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.notification.subscribers.importing.Row;
import io.bantin.notification.subscribers.importing.RowBlock;
import io.bantin.notification.subscribers.importing.RowBlockOutcome;
import io.bantin.notification.subscribers.importing.RowBlocks;
import io.bantin.notification.subscribers.importing.RowRejection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A processor dies or stalls, or subscribers change something while their row is processed. */
@WholeService
class RowBlockProcessorIT {

    @Autowired
    private TestEvents events;

    @Autowired
    private Categories categories;

    @Autowired
    private RowBlocks blocks;

    @Autowired
    private SubscriberBulkStore bulk;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Clock clock;

    private final String importId = Ids.next();
    private final String ai = "ai-" + importId + "@example.org";
    private final String bo = "bo-" + importId + "@example.org";
    private String category;
    private InterruptedKnownAddresses addresses;

    @BeforeEach
    void aCategory() {
        category = events.category("Tin");
        categories.lookup(Set.of(category), Duration.ofSeconds(10));
        addresses = new InterruptedKnownAddresses(blocks, bulk, erasures);
    }

    @Test
    void countsARowAsImportedIfAnEarlierOwnerImportedItAndDied() {
        RowBlock block = stored(0, row(2, ai, category), row(3, bo, category));
        processWithoutOutcome(block);

        assertThat(processed(block)).satisfies(imported(2));
        assertThat(find(ai)).get().extracting(Subscriber::state).isEqualTo(SubscriberState.ACTIVE);
    }

    @Test
    void doesNotReactivateASubscriberWhoLeftAfterTheFirstOwnerDied() {
        RowBlock block = stored(0, row(2, ai, category));
        processWithoutOutcome(block);
        subscribers.leave(find(ai).orElseThrow().id(), clock.instant());

        assertThat(processed(block)).satisfies(imported(1));
        assertThat(find(ai)).get().extracting(Subscriber::state).isEqualTo(SubscriberState.LEFT);
    }

    @Test
    void doesNotRestoreASubscriberWhoWasErasedAfterTheFirstOwnerDied() {
        RowBlock block = stored(0, row(2, ai, category));
        processWithoutOutcome(block);
        erasures.erase(ai);

        assertThat(processed(block)).satisfies(rejected("erased"));
        assertThat(find(ai)).isEmpty();
    }

    @Test
    void removesASubscriberWhomADeadOwnerInsertedAfterTheErasure() {
        RowBlock block = stored(0, row(2, ai, category));
        addresses.beforeInsert(() -> erasures.erase(ai));
        processWithoutOutcome(block);
        assertThat(find(ai)).isPresent();

        assertThat(processed(block)).satisfies(rejected("erased"));
        assertThat(find(ai)).isEmpty();
    }

    @Test
    void countsARowAsImportedEvenIfItsCategoryWasRemovedAfterwards() {
        RowBlock block = stored(0, row(2, ai, category), row(3, bo, category));
        processWithoutOutcome(block);
        subscribers.remove(bo);
        events.category(category, 2, "Tin", true);
        events.awaitCategoryEvents();

        RowBlockOutcome outcome = processed(block);

        assertThat(outcome.tally().imported()).isEqualTo(1);
        assertThat(outcome.rejections()).extracting(RowRejection::line).containsExactly(3);
    }

    @Test
    void removesASubscriberWhoIsErasedBetweenLookupAndInsert() {
        addresses.beforeInsert(() -> erasures.erase(ai));

        assertThat(processed(stored(0, row(2, ai, category)))).satisfies(rejected("erased"));
        assertThat(find(ai)).isEmpty();
    }

    @Test
    void activatesASubscriberWhoSignsUpBetweenLookupAndInsert() {
        addresses.beforeInsert(() -> signUp(ai));

        assertThat(processed(stored(0, row(2, ai, category), row(3, bo, category))))
                .satisfies(imported(2));
        assertThat(find(ai)).get().satisfies(subscriber -> {
            assertThat(subscriber.state()).isEqualTo(SubscriberState.ACTIVE);
            assertThat(subscriber.choice()).isEqualTo(new Choice(Set.of(category), Frequency.INSTANT, "vi"));
        });
    }

    @Test
    void keepsTheChoiceOfASubscriberWhoConfirmsBetweenLookupAndUpdate() {
        SignUp signUp = signUp(ai);
        addresses.afterLookup(() -> subscribers.confirm(find(ai).orElseThrow(), signUp, clock.instant()));

        RowBlockOutcome outcome = processed(stored(0, row(2, ai, category)));

        assertThat(outcome.tally().unchanged()).isEqualTo(1);
        assertThat(find(ai)).get().extracting(Subscriber::choice).isEqualTo(signUp.choice());
    }

    @Test
    void importsAnAddressOnceFromTwoConcurrentFiles() {
        RowBlock other = block(Ids.next(), 0, List.of(row(2, ai, category)));
        addresses.beforeInsert(() -> assertThat(new RowBlockProcessor(
                                other, new InterruptedKnownAddresses(blocks, bulk, erasures), validator(other))
                        .process())
                .satisfies(imported(1)));

        RowBlockOutcome outcome = processed(stored(0, row(2, ai, category)));

        assertThat(outcome.tally().unchanged()).isEqualTo(1);
        assertThat(outcome.tally().rows()).isEqualTo(1);
    }

    @Test
    void rejectsARepeatedAddressEachTimeItsBlockIsProcessed() {
        processed(stored(0, row(2, ai, category), row(3, bo, "nothing")));
        RowBlock second = stored(1, row(4, bo, category), row(5, ai, category));

        for (int i = 0; i < 2; i++) {
            assertThat(processed(second).rejections())
                    .extracting(RowRejection::line, RowRejection::message)
                    .containsExactly(
                            tuple(4, "repeats the address of line 3."), tuple(5, "repeats the address of line 2."));
            second = blocks.find(importId, 1).orElseThrow();
        }
        assertThat(second.keys()).isEmpty();
        assertThat(find(bo)).isEmpty();
    }

    private void processWithoutOutcome(RowBlock block) {
        RowBlockProcessor processor = processor(block);
        processor.validate();
        processor.decideKnown();
        processor.insertUnknown();
    }

    private RowBlock stored(int number, Row... rows) {
        RowBlock block = block(importId, number, List.of(rows));
        blocks.insert(block);
        return block;
    }

    private RowBlockOutcome processed(RowBlock block) {
        return processor(block).process();
    }

    private RowBlockProcessor processor(RowBlock block) {
        return new RowBlockProcessor(block, addresses, validator(block));
    }

    private RowValidator validator(RowBlock block) {
        return new RowValidator(block.importId(), categories.lookup(), clock.instant());
    }

    private SignUp signUp(String email) {
        var choice = new Choice(Set.of("other"), Frequency.WEEKLY, "en");
        var signUp = new SignUp(Ids.next(), choice, clock.instant(), "test");
        subscribers.signUp(new EmailAddress(email, email), signUp);
        return signUp;
    }

    private Optional<Subscriber> find(String email) {
        return subscribers.find(new EmailAddress(email, email));
    }

    private static Consumer<RowBlockOutcome> imported(int count) {
        return outcome -> {
            assertThat(outcome.rejections()).isEmpty();
            assertThat(outcome.tally().imported()).isEqualTo(count);
            assertThat(outcome.tally().rows()).isEqualTo(count);
        };
    }

    private static Consumer<RowBlockOutcome> rejected(String reason) {
        return outcome -> {
            assertThat(outcome.tally().imported()).isZero();
            assertThat(outcome.rejections()).extracting(RowRejection::reason).containsExactly(reason);
        };
    }
}
