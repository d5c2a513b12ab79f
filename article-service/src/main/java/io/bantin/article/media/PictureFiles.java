package io.bantin.article.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Keeps the bytes of pictures: in the store of this service, or in an object store. */
public interface PictureFiles {

    /** Writes the content of a file. */
    interface Writer<T> {

        T writeTo(OutputStream out) throws IOException;
    }

    /** Stores a file whole or not at all, and replaces one of the same name. */
    <T> T store(String name, Writer<T> content) throws IOException;

    Optional<InputStream> open(String name);

    void delete(String name);
}
