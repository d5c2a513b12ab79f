package io.bantin.article.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture as editors see it. */
public record PictureView(
        String id,

        @Schema(allowableValues = {"image/jpeg", "image/png", "image/webp", "image/gif"})
        String type,

        @Schema(description = "Width of the upright picture in pixels.")
        int width,

        int height,

        @Schema(description = "Size of the uploaded file.") long bytes,

        @Schema(description = "SHA-256 of the uploaded file.")
        String sha256,

        String alt,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable String fileName,
        String createdBy,
        Instant createdAt,
        PictureState state,

        @Schema(description = "Why the picture cannot be shown, if its state is FAILED.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String failure,

        @Schema(description = "The sizes that can be loaded; all of them once the state is READY.")
        List<Rendition> renditions) {

    public static PictureView of(Picture picture) {
        return new PictureView(
                picture.id(),
                picture.type().mediaType(),
                picture.width(),
                picture.height(),
                picture.bytes(),
                picture.sha256(),
                picture.alt(),
                picture.caption(),
                picture.credit(),
                picture.fileName(),
                picture.createdBy(),
                picture.createdAt(),
                picture.state(),
                picture.failure(),
                picture.loadable());
    }
}
