package io.bantin.article.media.rendition;

import io.bantin.article.media.Picture;
import io.bantin.article.media.Pictures;
import io.bantin.kit.claims.Claim;
import io.bantin.kit.claims.Claimed;
import io.bantin.kit.claims.Claims;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Claims pictures whose renditions are missing, so that one process makes them and another takes over if that one dies. */
@Component
class RenditionWork {

    private final Pictures pictures;
    private final RenditionMaker maker;
    private final Claims claims;

    RenditionWork(Pictures pictures, RenditionMaker maker, Claims claims) {
        this.pictures = pictures;
        this.maker = maker;
        this.claims = claims;
    }

    /** Works on one picture; returns false if there was none to take. */
    boolean perform(BooleanSupplier stop) throws InterruptedException {
        Optional<Claimed<Picture>> claimed = pictures.open().stream()
                .flatMap(open -> claims.tryClaim(Picture.class, open.id(), open.claim()).stream())
                .findFirst();
        if (claimed.isEmpty()) {
            return false;
        }
        try (Claim claim = claimed.get().claim()) {
            maker.make(claimed.get().document(), claim, stop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }
}
