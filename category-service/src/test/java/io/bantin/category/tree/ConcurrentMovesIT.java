package io.bantin.category.tree;

import static io.bantin.category.tree.CategoryFixtures.PUBLISHER;
import static io.bantin.category.tree.CategoryFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bantin.category.CategoryIntegrationTest;
import io.bantin.category.changes.TreeChange;
import io.bantin.category.changes.TreeState;
import io.bantin.category.changes.TreeStates;
import io.bantin.category.placements.ArticlePlacements;
import io.bantin.kit.idempotency.IdempotentCreates;
import io.bantin.kit.outbox.OutboxEventFactory;
import io.bantin.kit.outbox.OutboxRelay;
import io.bantin.kit.problems.InvalidInput;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** Instances that change the tree at the same time, in every order of their steps, and instances that die between two steps. */
@CategoryIntegrationTest
class ConcurrentMovesIT {

    private static final List<String> REMOVAL = List.of("b.start", "b.search", "b.remove");

    @Autowired
    private MongoOperations store;

    @Autowired
    private OutboxEventFactory events;

    @Autowired
    private OutboxRelay relay;

    @Autowired
    private ArticlePlacements placements;

    @Autowired
    private IdempotentCreates creates;

    @Autowired
    private Categories categories;

    @Autowired
    private TreeStates states;

    @Autowired
    private TreeArrangement arrangement;

    @Autowired
    private CategoryTreeService service;

    private String first = "";
    private String second = "";

    @BeforeEach
    void makeTwoRoots() {
        first = service.create(aRequest("Một"), null, PUBLISHER).id();
        second = service.create(aRequest("Hai"), null, PUBLISHER).id();
    }

    static Stream<List<String>> twoMoves() {
        return Interleavings.of(
                List.of("a.start", "a.decide", "a.place", "a.done"),
                List.of("b.start", "b.decide", "b.place", "b.done"));
    }

    @ParameterizedTest
    @MethodSource("twoMoves")
    void neverMakeACycle(List<String> order) throws Exception {
        var interleaving = new Interleaving(2, order);

        var one = attempt(interleaving, "a", mover -> mover.move(first, second, 1, "\"1\"", PUBLISHER));
        var other = attempt(interleaving, "b", mover -> mover.move(second, first, 1, "\"1\"", PUBLISHER));

        assertThat(Stream.of(refusal(one), refusal(other)).filter(refused -> refused != null))
                .singleElement()
                .isInstanceOf(InvalidInput.class)
                .satisfies(refused -> assertThat(refused).hasMessageContaining("below one of its own"));
        assertThat(List.of(parentOf(first), parentOf(second))).containsAnyOf("none", "none");
        assertThat(List.of(parentOf(first), parentOf(second))).containsAnyOf(first, second);
        assertThat(states.read().change()).isNull();
    }

    static Stream<List<String>> aMoveAndARemoval() {
        return Interleavings.of(List.of("a.start", "a.decide", "a.adopt", "a.place", "a.done"), REMOVAL);
    }

    @ParameterizedTest
    @MethodSource("aMoveAndARemoval")
    void neverPutACategoryBelowARemovedOne(List<String> order) throws Exception {
        var interleaving = new Interleaving(2, order);

        var move = attempt(interleaving, "a", mover -> mover.move(first, second, 1, "\"1\"", PUBLISHER));
        var removal = removal(interleaving);
        var refusedMove = refusal(move);
        var refusedRemoval = refusal(removal);

        if (categories.find(second).orElseThrow().removed()) {
            assertThat(refusedRemoval).isNull();
            assertThat(refusedMove).isInstanceOf(InvalidInput.class).hasMessageContaining("parentId");
            assertThat(parentOf(first)).isEqualTo("none");
        } else {
            assertThat(refusedRemoval).isInstanceOf(CategoryInUse.class);
            assertThat(refusedMove).isNull();
            assertThat(parentOf(first)).isEqualTo(second);
        }
    }

    @Test
    void finishTheMoveOfAnInstanceThatDiedAfterItsDecision() {
        assertThat(states.decide(settled(), List.of(new TreeChange.NewPlace(first, second, 3))))
                .isTrue();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> arrangement.move(second, first, 1, "\"1\"", PUBLISHER))
                .withMessageContaining("below one of its own");
        assertThat(parentOf(first)).isEqualTo(second);
        assertThat(categories.find(first).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void keepANameThatWasGivenBetweenDecisionAndPlacement() {
        var before = settled();
        assertThat(states.decide(before, List.of(new TreeChange.NewPlace(first, second, 3))))
                .isTrue();

        service.rename(first, aRequest("Mới"), "\"1\"", PUBLISHER);
        new TreeChanges(states, categories).settled();

        assertThat(categories.get(first).name()).isEqualTo("Mới");
        assertThat(parentOf(first)).isEqualTo(second);
    }

    @Test
    void ignoreAnInstanceThatWakesUpAfterItsMoveWasFollowedByAnother() {
        var late = new TreeChange(settled().version() + 1, List.of(new TreeChange.NewPlace(first, second, 3)));
        arrangement.move(first, second, 3, "\"1\"", PUBLISHER);
        arrangement.move(first, null, 1, "\"2\"", PUBLISHER);

        new TreeChanges(new Stalled(late), categories).settled();

        assertThat(parentOf(first)).isEqualTo("none");
    }

    private TreeState settled() {
        return new TreeChanges(states, categories).settled();
    }

    private String parentOf(String id) {
        var parentId = categories.get(id).parentId();
        return parentId == null ? "none" : parentId;
    }

    private Future<?> attempt(Interleaving interleaving, String name, Consumer<TreeArrangement> request) {
        var own = new InterleavedCategories(interleaving, name);
        var mover = new TreeArrangement(own, new TreeChanges(new InterleavedStates(interleaving, name), own));
        return started(interleaving, name, () -> request.accept(mover));
    }

    private Future<?> removal(Interleaving interleaving) {
        var own = new InterleavedCategories(interleaving, "b");
        var remover = new CategoryTreeService(own, placements, creates, new TreeChanges(states, own));
        return started(interleaving, "b", () -> remover.remove(second, "\"1\"", PUBLISHER));
    }

    private static Future<?> started(Interleaving interleaving, String name, Runnable request) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var running = threads.submit(() -> {
            try {
                interleaving.start(name + ".start");
                request.run();
            } finally {
                interleaving.end(List.of(
                        name + ".decide",
                        name + ".adopt",
                        name + ".place",
                        name + ".done",
                        name + ".search",
                        name + ".remove"));
            }
        });
        threads.shutdown();
        return running;
    }

    private static @Nullable Throwable refusal(Future<?> request) throws InterruptedException {
        try {
            request.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** Shows an old decision once, as an instance remembers it that stalled after reading it. */
    private final class Stalled extends TreeStates {

        private final TreeChange change;
        private boolean shown;

        Stalled(TreeChange change) {
            super(store);
            this.change = change;
        }

        @Override
        public TreeState read() {
            var present = super.read();
            if (shown) {
                return present;
            }
            shown = true;
            return new TreeState(present.id(), change.number() - 1, present.writes(), change);
        }
    }

    /** The real state; each step first waits for its turn. */
    private final class InterleavedStates extends TreeStates {

        private final Interleaving interleaving;
        private final String name;

        InterleavedStates(Interleaving interleaving, String name) {
            super(store);
            this.interleaving = interleaving;
            this.name = name;
        }

        @Override
        public boolean decide(TreeState before, List<TreeChange.NewPlace> wanted) {
            interleaving.await(name + ".decide");
            return super.decide(before, wanted);
        }

        @Override
        public void carriedOut(TreeChange change) {
            interleaving.await(name + ".done");
            super.carriedOut(change);
        }
    }

    /** The real repository; each step first waits for its turn. */
    private final class InterleavedCategories extends Categories {

        private final Interleaving interleaving;
        private final String name;

        InterleavedCategories(Interleaving interleaving, String name) {
            super(store, events, relay, states);
            this.interleaving = interleaving;
            this.name = name;
        }

        @Override
        boolean adopt(String parentId) {
            interleaving.await(name + ".adopt");
            return super.adopt(parentId);
        }

        @Override
        boolean place(Category before, Category placed) {
            interleaving.await(name + ".place");
            return super.place(before, placed);
        }

        @Override
        List<Category> children(@Nullable String parentId) {
            interleaving.await(name + ".search");
            return super.children(parentId);
        }

        @Override
        boolean remove(Category before, Category removed) {
            interleaving.await(name + ".remove");
            return super.remove(before, removed);
        }
    }
}
