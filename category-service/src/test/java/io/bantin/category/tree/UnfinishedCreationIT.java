package io.bantin.category.tree;

import static io.bantin.category.tree.CategoryFixtures.PUBLISHER;
import static io.bantin.category.tree.CategoryFixtures.aRequest;
import static io.bantin.category.tree.CategoryFixtures.aRequestBelow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bantin.category.CategoryIntegrationTest;
import io.bantin.category.tree.CategoryController.CategoryRequest;
import io.bantin.kit.idempotency.IdempotentCreates;
import io.bantin.kit.ids.Ids;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.stack.testing.events.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A process dies between two steps of a creation. */
@CategoryIntegrationTest
class UnfinishedCreationIT {

    /** The last step before the process died. */
    enum Step {
        KEY_RESERVED,
        PROPOSED,
        ADOPTED
    }

    @Autowired
    private Categories categories;

    @Autowired
    private CategoryTreeService service;

    @Autowired
    private IdempotentCreates creates;

    private final String key = Ids.next();
    private CategoryRequest request = aRequest("");
    private String parentId = "";

    @BeforeEach
    void makeTheParent() {
        parentId = service.create(aRequest("Cha"), null, PUBLISHER).id();
        request = aRequestBelow(parentId, "Con");
    }

    @ParameterizedTest
    @EnumSource
    void theNextAttemptFinishesIt(Step last) {
        var id = leaveUnfinishedAfter(last);

        var created = service.create(request, key, PUBLISHER);

        assertThat(created.id()).isEqualTo(id);
        assertThat(categories.children(parentId)).singleElement().matches(Category::isVisible);
        assertThat(Topics.awaitRecords("category-events", id, 1)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void noReaderSeesItAndItBlocksNoRemoval(Step last) {
        var id = leaveUnfinishedAfter(last);

        assertThat(categories.tree().categories())
                .extracting(CategoryView::id)
                .contains(parentId)
                .doesNotContain(id);
        assertThatExceptionOfType(CategoryNotFound.class).isThrownBy(() -> service.get(id));
        service.remove(parentId, "\"1\"", PUBLISHER);

        assertThat(categories.children(parentId)).isEmpty();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> service.create(request, key, PUBLISHER))
                .withMessageContaining("parentId");
    }

    @Test
    void onlyOneOfTwoConcurrentAttemptsAcceptsIt() {
        var proposal = categories.find(leaveUnfinishedAfter(Step.ADOPTED)).orElseThrow();

        assertThat(categories.accept(proposal)).isTrue();
        assertThat(categories.accept(proposal)).isFalse();
        categories.withdraw(proposal);

        assertThat(service.get(proposal.id()).isVisible()).isTrue();
    }

    private String leaveUnfinishedAfter(Step last) {
        var route = "POST " + CategoryController.PATH;
        var id = creates.idFor(key, PUBLISHER.name(), route, request, Ids::next).id();
        if (last.compareTo(Step.PROPOSED) >= 0) {
            categories.propose(Category.proposed(id, ValidatedCategory.of(request), parentId, 1));
        }
        if (last.compareTo(Step.ADOPTED) >= 0) {
            categories.adopt(parentId);
        }
        return id;
    }
}
