package io.bantin.stack.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** Returns the rest of a scan. It holds no documents, so an abandoned cursor costs nothing. */
final class StoreCursor extends AbstractCursor {

    private final Scan scan;

    StoreCursor(long id, Scan scan) {
        super(id);
        this.scan = scan;
    }

    @Override
    public boolean isEmpty() {
        return scan.isOver();
    }

    @Override
    public List<Document> takeDocuments(int numberToReturn) {
        return scan.next(numberToReturn);
    }
}
