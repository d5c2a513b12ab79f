package io.bantin.category.changes;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The state of the tree in the store. */
@Repository
public class TreeStates {

    private static final Logger log = LoggerFactory.getLogger(TreeStates.class);

    private final MongoOperations store;

    public TreeStates(MongoOperations store) {
        this.store = store;
    }

    public TreeState read() {
        TreeState known = store.findById(TreeState.ID, TreeState.class);
        return known == null ? inserted() : known;
    }

    /** Changes with every write to a category, whichever instance makes it. Leaves out a change that concerns thousands. */
    public long writes() {
        Query withoutChange = query(present());
        withoutChange.fields().exclude("change");
        TreeState known = store.findOne(withoutChange, TreeState.class);
        return known == null ? inserted().writes() : known.writes();
    }

    /** False if another change was decided or carried out since the state was read. */
    public boolean decide(TreeState before, List<TreeChange.NewPlace> places) {
        Criteria unchanged =
                present().and("version").is(before.version()).and("change").isNull();
        return changed(unchanged, new Update().set("change", new TreeChange(before.version() + 1, places)));
    }

    /** Counts the change as one write, however many categories it places. */
    public void carriedOut(TreeChange change) {
        changed(
                present().and("change.number").is(change.number()),
                new Update().set("version", change.number()).inc("writes", 1).unset("change"));
    }

    /** Call this after each write to a category outside a change of the tree. Does not fail: that write has happened, and readers notice it within a second. */
    public void wrote() {
        try {
            Update counted = new Update().inc("writes", 1);
            if (!changed(present(), counted)) {
                inserted();
                changed(present(), counted);
            }
        } catch (DataAccessException e) {
            log.warn("A write to a category was not counted: {}", e.getMessage());
        }
    }

    private TreeState inserted() {
        try {
            store.insert(TreeState.initial());
        } catch (DuplicateKeyException _) {
            // Another request inserted it first.
        }
        TreeState stored = store.findById(TreeState.ID, TreeState.class);
        return stored == null ? TreeState.initial() : stored;
    }

    private static Criteria present() {
        return where("_id").is(TreeState.ID);
    }

    private boolean changed(Criteria condition, Update update) {
        return store.updateFirst(query(condition), update, TreeState.class).getMatchedCount() == 1;
    }
}
