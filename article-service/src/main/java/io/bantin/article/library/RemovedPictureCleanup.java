package io.bantin.article.library;

import io.bantin.article.media.Picture;
import io.bantin.article.media.PictureFiles;
import io.bantin.article.media.Pictures;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes the bytes of removed pictures. An article that was being saved while its picture was removed has named it by now; then
 * the picture comes back.
 */
@Component
class RemovedPictureCleanup {

    /** Far longer than a save takes between the check of its pictures and its write. */
    private static final Duration PAUSE = Duration.ofMinutes(2);

    private final Pictures pictures;
    private final PictureFiles files;
    private final PictureUse use;
    private final Clock clock;

    RemovedPictureCleanup(Pictures pictures, PictureFiles files, PictureUse use, Clock clock) {
        this.pictures = pictures;
        this.files = files;
        this.use = use;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT30S")
    void removeBytes() {
        for (var picture : pictures.removedBefore(clock.instant().minus(PAUSE))) {
            if (!use.articlesWith(picture.id()).isEmpty()) {
                pictures.restore(picture);
            } else if (pictures.condemn(picture)) {
                removeFiles(picture);
                pictures.delete(picture);
            }
        }
    }

    private void removeFiles(Picture picture) {
        picture.renditions().forEach(rendition -> files.delete(picture.fileOf(rendition.name())));
        files.delete(picture.originalFile());
    }
}
