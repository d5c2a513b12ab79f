package io.bantin.article.media.rendition;

import io.bantin.article.media.Picture;
import io.bantin.article.media.PictureFiles;
import io.bantin.article.media.PictureState;
import io.bantin.article.media.Rendition;
import io.bantin.article.media.format.PictureCopier;
import io.bantin.article.media.format.PictureHeader;
import io.bantin.kit.claims.Claim;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Makes the renditions of one picture that are missing. Records each one after it is stored. */
@Component
class RenditionMaker {

    /** Longer than any step takes. */
    private static final Duration STEP = Duration.ofMinutes(2);

    /** After so many owners that died or failed, the picture itself is taken for the cause. */
    private static final long MAX_OWNERS = 6;

    /** The largest rendition, and the copy that the encoder makes of it. */
    private static final int RENDITIONS_IN_MEMORY = 2;

    private static final Logger log = LoggerFactory.getLogger(RenditionMaker.class);

    private final PictureFiles files;
    private final DecodingMemory memory;

    RenditionMaker(PictureFiles files, DecodingMemory memory) {
        this.files = files;
        this.memory = memory;
    }

    /** Returns when all renditions are made, the claim is lost or {@code stop} returns true. */
    void make(Picture picture, Claim claim, BooleanSupplier stop) throws InterruptedException, IOException {
        claim.allowStep(STEP);
        if (claim.epoch() > MAX_OWNERS) {
            fail(picture, claim, "Making its sizes failed again and again; save the picture anew and upload that.");
            return;
        }
        var header = header(picture);
        var largest = largestFirst(picture).getFirst();
        int channels = header.transparent() ? Pixels.RGBA : Pixels.RGB;
        long rendered = (long) largest.width() * largest.height() * channels * RENDITIONS_IN_MEMORY;
        long decodable = Math.max(memory.bytes() / 4, memory.bytes() - rendered - picture.bytes());
        long decoded = Math.min(decodable, (long) header.width() * header.height() * channels);
        try {
            memory.within(rendered + picture.bytes() + decoded, () -> {
                make(picture, header, decoded, claim, stop);
                return true;
            });
        } catch (DamagedPicture damaged) {
            log.info("Picture {} cannot be decoded: {}", picture.id(), String.valueOf(damaged.getCause()));
            fail(picture, claim, "The file is damaged; save the picture anew and upload that.");
        }
    }

    private void make(Picture picture, PictureHeader header, long decodable, Claim claim, BooleanSupplier stop)
            throws IOException {
        var renditions = largestFirst(picture);
        var pixels = decoded(picture, header, renditions.getFirst(), decodable);
        for (var rendition : renditions) {
            if (claim.isLost()) {
                return;
            }
            if (stop.getAsBoolean()) {
                claim.release(new Update());
                return;
            }
            claim.allowStep(STEP);
            pixels = AreaScaler.scale(pixels, rendition.width(), rendition.height());
            if (!picture.made().contains(rendition.name())) {
                store(picture, rendition, encoded(pixels, rendition, header));
                claim.update(new Update().addToSet("made", rendition.name()));
            }
        }
        claim.release(new Update().set("state", PictureState.READY).unset("open"));
    }

    private Pixels decoded(Picture picture, PictureHeader header, Rendition largest, long decodable)
            throws IOException {
        byte[] file;
        try (var in = original(picture)) {
            file = in.readAllBytes();
        }
        boolean sideways = header.isSideways();
        try {
            return PictureDecoder.decode(
                            header,
                            file,
                            sideways ? largest.height() : largest.width(),
                            sideways ? largest.width() : largest.height(),
                            decodable)
                    .upright(header.orientation());
        } catch (IOException e) {
            throw new DamagedPicture(e);
        }
    }

    private static byte[] encoded(Pixels pixels, Rendition rendition, PictureHeader header) {
        try {
            return RenditionEncoder.encode(pixels, rendition.type(), header.profile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void store(Picture picture, Rendition rendition, byte[] bytes) throws IOException {
        files.store(picture.fileOf(rendition.name()), out -> {
            out.write(bytes);
            return bytes.length;
        });
    }

    private PictureHeader header(Picture picture) throws IOException {
        try (var in = original(picture)) {
            var header = PictureCopier.copy(in, OutputStream.nullOutputStream());
            // The stored file has lost its Exif, so it no longer says how the camera was held.
            return new PictureHeader(
                    header.type(),
                    header.width(),
                    header.height(),
                    picture.orientation(),
                    1,
                    header.transparent(),
                    header.profile());
        }
    }

    private InputStream original(Picture picture) throws IOException {
        return files.open(picture.originalFile()).orElseThrow(() -> new FileNotFoundException(picture.originalFile()));
    }

    private static List<Rendition> largestFirst(Picture picture) {
        return picture.renditions().stream()
                .sorted(Comparator.comparingInt(Rendition::width).reversed())
                .toList();
    }

    private static void fail(Picture picture, Claim claim, String why) {
        claim.release(new Update()
                .set("state", PictureState.FAILED)
                .set("failure", why)
                .unset("open"));
        log.warn("Picture {} has no renditions: {}", picture.id(), why);
    }

    /** The file cannot be decoded, whoever tries. */
    private static final class DamagedPicture extends IOException {

        DamagedPicture(IOException cause) {
            super(cause);
        }
    }
}
