package io.bantin.notification.subscribers.importing.processing;

import static io.bantin.notification.subscribers.importing.ImportFixtures.block;
import static io.bantin.notification.subscribers.importing.ImportFixtures.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.categories.Categories;
import io.bantin.notification.subscribers.BulkSubscribers;
import io.bantin.notification.subscribers.SignUp;
import io.bantin.notification.subscribers.Subscriber;
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

/** One block, worked on while its importer dies or stalls, and while its people do something themselves. */
@WholeService
class RowBlockProcessorIT {

    @Autowired
    private TestEvents events;

    @Autowired
    private Categories categories;

    @Autowired
    private RowBlocks blocks;

    @Autowired
    private BulkSubscribers bulk;

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
    private InterruptedKnownAddresses register;

    @BeforeEach
    void aCategory() {
        category = events.category("Tin");
        categories.directory(Set.of(category), Duration.ofSeconds(10));
        register = new InterruptedKnownAddresses(blocks, bulk, erasures);
    }

    @Test
    void countsARowOfAnOwnerWhoDiedBeforeTheOutcomeAsImported() {
        RowBlock block = stored(0, row(2, ai, category), row(3, bo, category));
        diesBeforeTheOutcome(block);

        assertThat(settled(block)).satisfies(imported(2));
        assertThat(find(ai)).get().extracting(Subscriber::state).isEqualTo(SubscriberState.ACTIVE);
    }

    @Test
    void leavesAloneWhoLeftBetweenTheDeathOfAnOwnerAndTheNext() {
        RowBlock block = stored(0, row(2, ai, category));
        diesBeforeTheOutcome(block);
        subscribers.leave(find(ai).orElseThrow().id(), clock.instant());

        assertThat(settled(block)).satisfies(imported(1));
        assertThat(find(ai)).get().extracting(Subscriber::state).isEqualTo(SubscriberState.LEFT);
    }

    @Test
    void bringsNobodyBackWhoWasErasedBetweenTheDeathOfAnOwnerAndTheNext() {
        RowBlock block = stored(0, row(2, ai, category));
        diesBeforeTheOutcome(block);
        erasures.erase(ai);

        assertThat(settled(block)).satisfies(rejected("erased"));
        assertThat(find(ai)).isEmpty();
    }

    @Test
    void takesBackWhomADeadOwnerInsertedRightAfterTheirErasure() {
        RowBlock block = stored(0, row(2, ai, category));
        register.beforeInsert(() -> erasures.erase(ai));
        diesBeforeTheOutcome(block);
        assertThat(find(ai)).isPresent();

        assertThat(settled(block)).satisfies(rejected("erased"));
        assertThat(find(ai)).isEmpty();
    }

    @Test
    void countsARowOfADeadOwnerAsImportedThoughItsCategoryWasRemovedSince() {
        RowBlock block = stored(0, row(2, ai, category), row(3, bo, category));
        diesBeforeTheOutcome(block);
        subscribers.remove(bo);
        events.category(category, 2, "Tin", true);
        await().until(() -> !categories.directory().canBeChosen(category));

        RowBlockOutcome outcome = settled(block);

        assertThat(outcome.tally().imported()).isEqualTo(1);
        assertThat(outcome.rejections()).extracting(RowRejection::line).containsExactly(3);
    }

    @Test
    void takesBackWhoIsErasedBetweenLookAndInsert() {
        register.beforeInsert(() -> erasures.erase(ai));

        assertThat(settled(stored(0, row(2, ai, category)))).satisfies(rejected("erased"));
        assertThat(find(ai)).isEmpty();
    }

    @Test
    void confirmsWhoSignsUpBetweenLookAndInsert() {
        register.beforeInsert(() -> signUp(ai));

        assertThat(settled(stored(0, row(2, ai, category), row(3, bo, category))))
                .satisfies(imported(2));
        assertThat(find(ai)).get().satisfies(subscriber -> {
            assertThat(subscriber.state()).isEqualTo(SubscriberState.ACTIVE);
            assertThat(subscriber.choice()).isEqualTo(new Choice(Set.of(category), Frequency.INSTANT, "vi"));
        });
    }

    @Test
    void leavesTheirOwnChoiceToWhoConfirmsBetweenLookAndUpdate() {
        SignUp signUp = signUp(ai);
        register.afterLook(() -> subscribers.confirm(find(ai).orElseThrow(), signUp, clock.instant()));

        RowBlockOutcome outcome = settled(stored(0, row(2, ai, category)));

        assertThat(outcome.tally().unchanged()).isEqualTo(1);
        assertThat(find(ai)).get().extracting(Subscriber::choice).isEqualTo(signUp.choice());
    }

    @Test
    void importsAnAddressOfTwoFilesAtOnceOnce() {
        RowBlock other = block(Ids.next(), 0, List.of(row(2, ai, category)));
        register.beforeInsert(() -> assertThat(new RowBlockProcessor(
                                other, new InterruptedKnownAddresses(blocks, bulk, erasures), rules(other))
                        .settle())
                .satisfies(imported(1)));

        RowBlockOutcome outcome = settled(stored(0, row(2, ai, category)));

        assertThat(outcome.tally().unchanged()).isEqualTo(1);
        assertThat(outcome.tally().rows()).isEqualTo(1);
    }

    @Test
    void rejectsARepeatedAddressHoweverOftenItsBlockIsWorkedOn() {
        settled(stored(0, row(2, ai, category), row(3, bo, "nothing")));
        RowBlock second = stored(1, row(4, bo, category), row(5, ai, category));

        for (int i = 0; i < 2; i++) {
            assertThat(settled(second).rejections())
                    .extracting(RowRejection::line, RowRejection::message)
                    .containsExactly(
                            tuple(4, "is the address of line 3 again."), tuple(5, "is the address of line 2 again."));
            second = blocks.find(importId, 1).orElseThrow();
        }
        assertThat(second.keys()).isEmpty();
        assertThat(find(bo)).isEmpty();
    }

    private void diesBeforeTheOutcome(RowBlock block) {
        RowBlockProcessor work = work(block);
        work.judge();
        work.look();
        work.write();
    }

    private RowBlock stored(int number, Row... rows) {
        RowBlock block = block(importId, number, List.of(rows));
        blocks.insert(block);
        return block;
    }

    private RowBlockOutcome settled(RowBlock block) {
        return work(block).settle();
    }

    private RowBlockProcessor work(RowBlock block) {
        return new RowBlockProcessor(block, register, rules(block));
    }

    private RowValidator rules(RowBlock block) {
        return new RowValidator(block.importId(), categories.directory(), clock.instant());
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
