package io.bantin.article.media.upload;

import io.bantin.article.media.PictureFiles;
import io.bantin.article.media.Pictures;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the bytes of uploads whose process died before it recorded the picture. No caller was told that they were stored. */
@Component
class AbandonedUploadCleanup {

    /** Far longer than the gateway lets an upload take. */
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private final UploadRecords records;
    private final Pictures pictures;
    private final PictureFiles files;
    private final Clock clock;

    AbandonedUploadCleanup(UploadRecords records, Pictures pictures, PictureFiles files, Clock clock) {
        this.records = records;
        this.pictures = pictures;
        this.files = files;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void removeAbandoned() {
        for (var record : records.startedBefore(clock.instant().minus(ABANDONED_AFTER))) {
            if (pictures.find(record.id()).isEmpty()) {
                files.delete(PictureUpload.originalFile(record.id()));
            }
            records.end(record.id());
        }
    }
}
