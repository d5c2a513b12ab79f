package io.bantin.category.tree;

import static io.bantin.category.tree.CategoryFixtures.PUBLISHER;
import static io.bantin.category.tree.CategoryFixtures.aRequest;
import static io.bantin.category.tree.CategoryFixtures.aRequestBelow;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.category.CategoryIntegrationTest;
import io.bantin.category.placements.ArticlePlacements;
import io.bantin.kit.idempotency.KeyedCreates;
import io.bantin.kit.outbox.OutboxEventFactory;
import io.bantin.kit.outbox.OutboxRelay;
import io.bantin.kit.problems.InvalidInput;
import java.util.ArrayList;
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
 * Somebody makes a child while somebody else removes its parent: in each of the twenty orders that their six steps can
 * have, one of the two gets what they want and the other a refusal.
 */
@CategoryIntegrationTest
class ChildOfARemovedParentIT {

    private static final List<String> MAKING = List.of("propose", "adopt", "accept");
    private static final List<String> REMOVING = List.of("read", "look", "remove");

    @Autowired
    private MongoOperations store;

    @Autowired
    private OutboxEventFactory events;

    @Autowired
    private OutboxRelay relay;

    @Autowired
    private ArticlePlacements usages;

    @Autowired
    private KeyedCreates creates;

    @Autowired
    private Categories categories;

    static Stream<List<String>> orders() {
        return interleaved(MAKING, REMOVING);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void isMadeOrItsParentIsRemoved(List<String> order) throws Exception {
        var parent = new CategoryTreeService(categories, usages, creates).create(aRequest("Cha"), null, PUBLISHER);
        var script = new Interleaving(2, order);
        var service = new CategoryTreeService(new ScriptedCategories(script), usages, creates);

        Future<?> making;
        Future<?> removing;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            making = threads.submit(() -> {
                try {
                    service.create(aRequestBelow(parent.id(), "Con"), null, PUBLISHER);
                } finally {
                    script.leave(MAKING);
                }
            });
            removing = threads.submit(() -> {
                try {
                    script.enter("read");
                    service.remove(parent.id(), "\"1\"");
                } finally {
                    script.leave(REMOVING);
                }
            });
        }

        var children = categories.children(parent.id());
        if (categories.find(parent.id()).orElseThrow().removed()) {
            assertThat(refusal(removing)).isNull();
            assertThat(refusal(making)).isInstanceOf(InvalidInput.class).hasMessageContaining("parentId");
            assertThat(children).isEmpty();
        } else {
            assertThat(refusal(removing)).isInstanceOf(CategoryInUse.class);
            assertThat(refusal(making)).isNull();
            assertThat(children).singleElement().matches(Category::isVisible);
        }
    }

    private static @Nullable Throwable refusal(Future<?> done) throws InterruptedException {
        try {
            done.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private static Stream<List<String>> interleaved(List<String> some, List<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return Stream.of(Stream.of(some, others).flatMap(List::stream).toList());
        }
        return Stream.concat(
                interleaved(some.subList(1, some.size()), others).map(rest -> startingWith(some.getFirst(), rest)),
                interleaved(some, others.subList(1, others.size())).map(rest -> startingWith(others.getFirst(), rest)));
    }

    private static List<String> startingWith(String first, List<String> rest) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    /** The real ones, each step in its turn. */
    private final class ScriptedCategories extends Categories {

        private final Interleaving script;

        ScriptedCategories(Interleaving script) {
            super(store, events, relay);
            this.script = script;
        }

        @Override
        void propose(Category proposal) {
            script.enter("propose");
            super.propose(proposal);
        }

        @Override
        boolean adopt(String parentId) {
            script.come("adopt");
            return super.adopt(parentId);
        }

        @Override
        boolean accept(Category proposal) {
            script.come("accept");
            return super.accept(proposal);
        }

        @Override
        List<Category> children(@Nullable String parentId) {
            script.come("look");
            return super.children(parentId);
        }

        @Override
        boolean remove(Category before, Category gone) {
            script.come("remove");
            return super.remove(before, gone);
        }
    }
}
