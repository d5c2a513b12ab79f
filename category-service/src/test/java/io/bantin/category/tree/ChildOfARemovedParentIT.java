package io.bantin.category.tree;

import static io.bantin.category.tree.CategoryFixtures.PUBLISHER;
import static io.bantin.category.tree.CategoryFixtures.aRequest;
import static io.bantin.category.tree.CategoryFixtures.aRequestBelow;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.category.CategoryIntegrationTest;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * One publisher creates a child while another removes its parent. In each of the twenty possible orders of their six steps one
 * request succeeds and the other is refused.
 */
@CategoryIntegrationTest
class ChildOfARemovedParentIT {

    private static final List<String> CREATION = List.of("propose", "adopt", "accept");
    private static final List<String> REMOVAL = List.of("read", "search", "remove");

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
    private TreeChanges changes;

    static Stream<List<String>> orders() {
        return Interleavings.of(CREATION, REMOVAL);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void eitherTheChildIsCreatedOrTheParentIsRemoved(List<String> order) throws Exception {
        var parent = new CategoryTreeService(categories, placements, creates, changes)
                .create(aRequest("Cha"), null, PUBLISHER);
        var interleaving = new Interleaving(2, order);
        var service = new CategoryTreeService(new InterleavedCategories(interleaving), placements, creates, changes);

        Future<?> creation;
        Future<?> removal;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            creation = threads.submit(() -> {
                try {
                    service.create(aRequestBelow(parent.id(), "Con"), null, PUBLISHER);
                } finally {
                    interleaving.end(CREATION);
                }
            });
            removal = threads.submit(() -> {
                try {
                    interleaving.start("read");
                    service.remove(parent.id(), "\"1\"", PUBLISHER);
                } finally {
                    interleaving.end(REMOVAL);
                }
            });
        }

        var children = categories.children(parent.id());
        if (categories.find(parent.id()).orElseThrow().removed()) {
            assertThat(refusal(removal)).isNull();
            assertThat(refusal(creation)).isInstanceOf(InvalidInput.class).hasMessageContaining("parentId");
            assertThat(children).isEmpty();
        } else {
            assertThat(refusal(removal)).isInstanceOf(CategoryInUse.class);
            assertThat(refusal(creation)).isNull();
            assertThat(children).singleElement().matches(Category::isVisible);
        }
    }

    private static @Nullable Throwable refusal(Future<?> request) throws InterruptedException {
        try {
            request.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** The real repository; each method first waits for its turn. */
    private final class InterleavedCategories extends Categories {

        private final Interleaving interleaving;

        InterleavedCategories(Interleaving interleaving) {
            super(store, events, relay, states);
            this.interleaving = interleaving;
        }

        @Override
        void propose(Category proposal) {
            interleaving.start("propose");
            super.propose(proposal);
        }

        @Override
        boolean adopt(String parentId) {
            interleaving.await("adopt");
            return super.adopt(parentId);
        }

        @Override
        boolean accept(Category proposal) {
            interleaving.await("accept");
            return super.accept(proposal);
        }

        @Override
        List<Category> children(@Nullable String parentId) {
            interleaving.await("search");
            return super.children(parentId);
        }

        @Override
        boolean remove(Category before, Category removed) {
            interleaving.await("remove");
            return super.remove(before, removed);
        }
    }
}
