package io.bantin.article.media;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSFindIterable;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.bson.BsonString;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** Keeps files in GridFS, in chunks of 128 KB: an upload and a download hold one chunk in memory. */
@Repository
class GridFsPictureFiles implements PictureFiles {

    private static final String BUCKET = "pictureFiles";
    private static final int CHUNK_BYTES = 128 << 10;

    private final MongoDatabaseFactory databases;

    GridFsPictureFiles(MongoDatabaseFactory databases, MongoOperations store) {
        this.databases = databases;
        // The driver's own index has a second field, and the embedded store uses an index only for filters that name
        // all of
        // its fields. Without this one, each read of a file would scan the chunks of all files.
        store.indexOps(BUCKET + ".chunks").createIndex(new Index("files_id", Direction.ASC).named("file"));
    }

    @Override
    public <T> T store(String name, Writer<T> content) throws IOException {
        var bucket = bucket();
        // A process that died while it stored the file may have left it, or a part of it.
        delete(name);
        var out = bucket.openUploadStream(
                new BsonString(name), name, new GridFSUploadOptions().chunkSizeBytes(CHUNK_BYTES));
        boolean complete = false;
        try {
            var result = content.writeTo(out);
            out.close();
            complete = true;
            return result;
        } finally {
            if (!complete) {
                out.abort();
            }
        }
    }

    @Override
    public Optional<InputStream> open(String name) {
        var id = new BsonString(name);
        GridFSFindIterable found = bucket().find(Filters.eq("_id", id)).limit(1);
        return found.first() == null
                ? Optional.empty()
                : Optional.of(bucket().openDownloadStream(id).batchSize(1));
    }

    @Override
    public void delete(String name) {
        try {
            bucket().delete(new BsonString(name));
        } catch (MongoGridFSException absent) {
            // The driver throws when there is no such file. It has removed chunks of an unfinished file before.
        }
    }

    private GridFSBucket bucket() {
        MongoDatabase database = databases.getMongoDatabase();
        return GridFSBuckets.create(database, BUCKET);
    }
}
