package io.bantin.article.media.upload;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Uploads that have begun. A record that is left tells of bytes that a process stored before it died. */
@Repository
class UploadRecords {

    /** An upload; its id becomes that of the picture. */
    @Document("pictureUploads")
    record UploadRecord(@Id String id, Instant startedAt) {}

    private final MongoOperations store;

    UploadRecords(MongoOperations store) {
        this.store = store;
        store.indexOps(UploadRecord.class).createIndex(new Index("startedAt", Direction.ASC).named("started"));
    }

    void begin(String id, Instant now) {
        store.insert(new UploadRecord(id, now));
    }

    void end(String id) {
        store.remove(Query.query(where("_id").is(id)), UploadRecord.class);
    }

    List<UploadRecord> startedBefore(Instant time) {
        return store.find(Query.query(where("startedAt").lt(time)).limit(100), UploadRecord.class);
    }
}
