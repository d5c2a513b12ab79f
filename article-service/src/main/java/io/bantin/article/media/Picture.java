package io.bantin.article.media;

import io.bantin.article.media.format.PictureType;
import io.bantin.kit.claims.ClaimState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A picture that editors uploaded.
 *
 * @param sha256 of the bytes as they were uploaded; the same bytes are kept once
 * @param width of the picture as readers see it, upright
 * @param orientation how the stored pixels must be turned; 1 is not at all
 * @param words the folded words by which editors find it
 * @param renditions the planned renditions
 * @param made the names of the renditions that are stored
 * @param open true while renditions are missing; absent afterwards, so that the index of open pictures stays small
 * @param failure why the picture cannot be shown
 * @param removedAt set when an editor removes it; the bytes go a little later
 */
@Document(Picture.COLLECTION)
public record Picture(
        @Id String id,
        PictureState state,
        String sha256,
        PictureType type,
        int width,
        int height,
        int orientation,
        long bytes,
        String alt,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable String fileName,
        List<String> words,
        String createdBy,
        Instant createdAt,
        List<Rendition> renditions,
        List<String> made,
        @Nullable Boolean open,
        @Nullable String failure,
        @Nullable Instant removedAt,
        ClaimState claim) {

    static final String COLLECTION = "pictures";

    /** The file of the picture as it was uploaded, without what is private. Readers never get it. */
    public String originalFile() {
        return fileOf("original");
    }

    public String fileOf(String rendition) {
        return id + "/" + rendition;
    }

    /** The renditions that readers can load. */
    public List<Rendition> loadable() {
        return renditions.stream()
                .filter(rendition -> made.contains(rendition.name()))
                .toList();
    }
}
