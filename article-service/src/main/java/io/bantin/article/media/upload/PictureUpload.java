package io.bantin.article.media.upload;

import io.bantin.article.media.Picture;
import io.bantin.article.media.PictureFiles;
import io.bantin.article.media.PictureState;
import io.bantin.article.media.PictureWords;
import io.bantin.article.media.Pictures;
import io.bantin.article.media.RenditionPlan;
import io.bantin.article.media.format.PictureCopier;
import io.bantin.article.media.format.PictureHeader;
import io.bantin.article.media.format.PictureType;
import io.bantin.article.media.format.UnreadablePicture;
import io.bantin.article.media.rendition.RenditionWorkers;
import io.bantin.article.media.rendition.WebpCodec;
import io.bantin.kit.claims.ClaimState;
import io.bantin.kit.ids.Ids;
import io.bantin.kit.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Stores a picture while it arrives, then records it. The record is the moment from which the picture exists: a process that dies
 * before it leaves bytes that {@link AbandonedUploadCleanup} removes, and one that dies after it leaves work for another process.
 */
@Component
class PictureUpload {

    private static final String ANY_BYTES = "application/octet-stream";

    /** The stored picture; {@code isNew} is false if the same bytes were stored before. */
    record Outcome(Picture picture, boolean isNew) {}

    private record Received(PictureHeader header, String sha256, long length) {}

    private final Pictures pictures;
    private final PictureFiles files;
    private final UploadRecords records;
    private final RenditionWorkers workers;
    private final UploadProperties limits;
    private final Semaphore slots;
    private final Clock clock;

    PictureUpload(
            Pictures pictures,
            PictureFiles files,
            UploadRecords records,
            RenditionWorkers workers,
            UploadProperties limits,
            Clock clock) {
        this.pictures = pictures;
        this.files = files;
        this.records = records;
        this.workers = workers;
        this.limits = limits;
        this.slots = new Semaphore(limits.atOnce());
        this.clock = clock;
    }

    static String originalFile(String id) {
        return id + "/original";
    }

    Outcome upload(FileItemInputIterator parts, Caller caller) throws IOException {
        if (!slots.tryAcquire()) {
            throw PictureRefused.busy();
        }
        try {
            return stored(parts, caller);
        } finally {
            slots.release();
        }
    }

    private Outcome stored(FileItemInputIterator parts, Caller caller) throws IOException {
        var id = Ids.next();
        records.begin(id, clock.instant());
        boolean known = true;
        boolean kept = false;
        try {
            var outcome = new Reception(id).receive(parts, caller);
            kept = outcome.isNew();
            return outcome;
        } catch (DataAccessException lostAnswer) {
            // The store may have recorded the picture. The cleanup of abandoned uploads looks before it deletes the
            // bytes.
            known = false;
            throw lostAnswer;
        } finally {
            if (known) {
                if (!kept) {
                    files.delete(originalFile(id));
                }
                records.end(id);
            }
        }
    }

    /** One upload. */
    private final class Reception {

        private final String id;
        private final UploadForm form = new UploadForm();
        private @Nullable Received received;

        Reception(String id) {
            this.id = id;
        }

        Outcome receive(FileItemInputIterator parts, Caller caller) throws IOException {
            var texts = form.read(parts, this::storeFile);
            var picture = picture(Objects.requireNonNull(received), texts, caller);
            try {
                pictures.insert(picture);
                workers.signal();
                return new Outcome(picture, true);
            } catch (DuplicateKeyException sameBytes) {
                return pictures.reuse(picture.sha256())
                        .map(known -> new Outcome(known, false))
                        // It was deleted in this very moment.
                        .orElseThrow(PictureRefused::busy);
            }
        }

        private void storeFile(InputStream file, String declaredType) throws IOException {
            var incoming = new IncomingPicture(file, limits.size());
            try {
                var header = files.store(originalFile(id), out -> copy(incoming, out));
                received = new Received(header, incoming.sha256Hex(), incoming.length());
                check(header.type(), declaredType);
            } catch (UnreadablePicture unreadable) {
                form.refuseFile(Objects.requireNonNull(unreadable.getMessage()));
            } catch (IncomingPicture.TooLarge tooLarge) {
                // A client that is cut off while it sends sees a broken connection instead of the answer.
                file.transferTo(OutputStream.nullOutputStream());
                throw PictureRefused.tooLarge(limits.size());
            }
        }

        private static PictureHeader copy(IncomingPicture incoming, OutputStream out) throws IOException {
            var header = PictureCopier.copy(incoming, out);
            incoming.finish();
            return header;
        }

        private void check(PictureType type, String declaredType) {
            if (!declaredType.isEmpty() && !declaredType.equals(ANY_BYTES) && !type.isCalled(declaredType)) {
                form.refuseFile("is sent as %s, but its content is %s; send it with its own type."
                        .formatted(declaredType, type.mediaType()));
            }
            if (type == PictureType.WEBP && !WebpCodec.isAvailable()) {
                form.refuseFile("is WebP, which this installation cannot read; send it as JPEG or PNG.");
            }
        }

        private Picture picture(Received file, UploadForm.Texts texts, Caller caller) {
            var header = file.header();
            var renditions = RenditionPlan.of(
                    id,
                    file.sha256(),
                    header.uprightWidth(),
                    header.uprightHeight(),
                    header.transparent() ? "png" : "jpg",
                    WebpCodec.isAvailable());
            return new Picture(
                    id,
                    PictureState.PROCESSING,
                    file.sha256(),
                    header.type(),
                    header.uprightWidth(),
                    header.uprightHeight(),
                    header.orientation(),
                    file.length(),
                    texts.alt(),
                    texts.caption(),
                    texts.credit(),
                    texts.fileName(),
                    PictureWords.of(texts.alt(), texts.caption(), texts.credit(), texts.fileName()),
                    caller.name(),
                    clock.instant(),
                    renditions,
                    List.of(),
                    true,
                    null,
                    null,
                    ClaimState.FREE);
        }
    }
}
