package io.bantin.portal.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.bantin.portal.contentapi.MediaApi;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Keeps pictures in memory. The bytes behind an address never change, so a cached picture is served at once and for as long as
 * there is memory. Only a removal can end it: an old entry is checked in the background, and stays while no service answers.
 */
@Component
class PictureCache {

    private static final Logger log = LoggerFactory.getLogger(PictureCache.class);

    private record Key(String id, String name) {}

    private final MediaApi api;
    private final Ticker ticker;
    private final Duration revalidateAfter;
    private final Cache<Key, CachedPicture> pictures;
    private final Set<Key> checking = ConcurrentHashMap.newKeySet();

    PictureCache(MediaApi api, Ticker ticker, PictureCacheProperties limits) {
        this.api = api;
        this.ticker = ticker;
        this.revalidateAfter = limits.revalidateAfter();
        this.pictures = Caffeine.newBuilder()
                .maximumWeight(limits.memory().toBytes())
                .weigher((Key key, CachedPicture picture) -> picture.weight())
                .executor(Runnable::run)
                .build();
    }

    /**
     * Reads the picture once for all readers who wait for it; null if it does not exist.
     *
     * @throws RestClientException if it is not cached and no service answers
     */
    @Nullable
    CachedPicture get(String id, String name) {
        var key = new Key(id, name);
        var picture = find(key);
        if (picture != null && ticker.read() - picture.checkedAt() >= revalidateAfter.toNanos() && checking.add(key)) {
            Thread.ofVirtual().name("picture-check").start(() -> check(key, picture));
        }
        return picture;
    }

    /** One reader reads for all who wait. */
    private @Nullable CachedPicture find(Key key) {
        try {
            return pictures.get(key, this::read);
        } catch (HttpClientErrorException.NotFound unknown) {
            return null;
        }
    }

    /** The size of all cached pictures in bytes. */
    long weight() {
        return pictures.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    private CachedPicture read(Key key) {
        var bytes =
                Objects.requireNonNull(api.rendition(key.id(), key.name(), null).getBody());
        return new CachedPicture(key.name(), bytes, ticker.read());
    }

    private void check(Key key, CachedPicture picture) {
        try {
            api.rendition(key.id(), key.name(), picture.etag());
            pictures.put(key, picture.checked(ticker.read()));
        } catch (HttpClientErrorException.NotFound removed) {
            pictures.invalidate(key);
        } catch (RestClientException away) {
            log.warn("Cannot ask for the picture {}, it stays: {}", key.id(), away.toString());
            pictures.put(key, picture.checked(ticker.read()));
        } finally {
            checking.remove(key);
        }
    }
}
