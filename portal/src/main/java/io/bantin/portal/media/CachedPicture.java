package io.bantin.portal.media;

import java.util.Map;
import org.springframework.http.MediaType;

/**
 * A picture in one size.
 *
 * @param name the last part of its address, and its ETag: other bytes have another name
 * @param checkedAt when it was last known to exist, by the ticker, in nanoseconds
 */
record CachedPicture(String name, byte[] bytes, long checkedAt) {

    private static final int OVERHEAD = 500;
    private static final Map<String, MediaType> TYPES = Map.of(
            "webp", MediaType.parseMediaType("image/webp"), "jpg", MediaType.IMAGE_JPEG, "png", MediaType.IMAGE_PNG);

    String etag() {
        return "\"" + name + "\"";
    }

    MediaType type() {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), MediaType.APPLICATION_OCTET_STREAM);
    }

    int weight() {
        return bytes.length + OVERHEAD;
    }

    CachedPicture checked(long now) {
        return new CachedPicture(name, bytes, now);
    }
}
