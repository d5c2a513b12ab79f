package io.bantin.category.tree;

import io.bantin.category.changes.TreeChange;
import io.bantin.category.changes.TreeState;
import io.bantin.category.changes.TreeStates;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes changes of the tree one after the other, whichever instance makes them, although a change can concern many documents.
 *
 * <p>A change is planned while none is under way, and decided by one conditional update of the {@link TreeState}, which fails if
 * another change was decided since. So what the plan checked, for example that no cycle arises, holds when the change is decided,
 * and a decided change is always carried out. Whoever finds a decided change carries it out before planning another one; so a
 * process that dies leaves nothing half done, and nobody waits for a process that stalls. A category remembers the number of the
 * change that placed it last, so a process that wakes up late repeats no older change.
 */
@Component
class TreeChanges {

    private static final Logger log = LoggerFactory.getLogger(TreeChanges.class);

    private final TreeStates states;
    private final Categories categories;
    private long seenUndone;

    TreeChanges(TreeStates states, Categories categories) {
        this.states = states;
        this.categories = categories;
    }

    /** @param plan reads the tree and answers the new places, or throws a problem; it runs again after another change */
    void change(Supplier<List<TreeChange.NewPlace>> plan) {
        TreeState state;
        do {
            state = settled();
        } while (!states.decide(state, plan.get()));
        settled();
    }

    /** Carries out the change that is decided, if there is one, and returns the state after it. */
    TreeState settled() {
        TreeState state = states.read();
        while (state.change() != null) {
            TreeChange change = state.change();
            change.places().forEach(place -> place(place, change.number()));
            states.carriedOut(change);
            state = states.read();
        }
        return state;
    }

    /** Carries out a change whose process died. One that is seen for the first time is most likely under way. */
    @Scheduled(fixedDelayString = "PT1S")
    void sweep() {
        try {
            TreeChange change = states.read().change();
            if (change != null && change.number() == seenUndone) {
                settled();
            }
            seenUndone = change == null ? 0 : change.number();
        } catch (RuntimeException e) {
            log.warn("The search for unfinished changes of the tree failed: {}", e.getMessage());
        }
    }

    private void place(TreeChange.NewPlace place, long number) {
        boolean done;
        do {
            // Repeat after a concurrent change of the category, such as a new name, which the new place must not
            // overwrite.
            done = categories
                    .find(place.id())
                    .filter(Category::isVisible)
                    .filter(category -> category.placedBy() < number)
                    .map(category -> place(category, place, number))
                    .orElse(true);
        } while (!done);
    }

    private boolean place(Category category, TreeChange.NewPlace place, long number) {
        String parentId = place.parentId();
        boolean moves = !Objects.equals(parentId, category.parentId());
        if (moves && parentId != null && !categories.adopt(parentId)) {
            // The parent was removed after the change was decided; a removal is final, so every process decides the
            // same.
            return true;
        }
        return categories.place(category, category.placed(parentId, place.position(), number));
    }
}
